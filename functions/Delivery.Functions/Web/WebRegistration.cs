using Delivery.Functions.Web.Pictures;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Web.Sheets;
using Delivery.Functions.Web.WeChat;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Web;

/// <summary>What every stage's pages and API calls are made with.</summary>
public static class WebRegistration
{
    public static IServiceCollection AddWeb(this IServiceCollection services) =>
        services
            .AddSingleton<EnglishNames>()
            .AddSingleton<Drawings>()
            .AddSingleton<WeChatOpening>()
            .AddSingleton<Idempotency>()
            .AddSingleton<Api>()
            .AddSingleton<HtmlPage>()
            .AddSingleton<Site>()
            .AddSingleton(typeof(RegisterPages<>))
            .AddSingleton(typeof(RegisterSheet<>))
            .AddSingleton(typeof(EntryForms<>))
            .AddSingleton<ListFiles>()
            .AddSingleton<SheetFiles>();
}
