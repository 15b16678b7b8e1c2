using System.Net;
using Delivery.Functions.Email;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Programme.Openings;
using Delivery.Functions.Programme.Webhooks;
using Delivery.Functions.Programme.WeChat;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Web.Registers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Delivery.Functions.Programme;

public static class ProgrammeRegistration
{
    public static IServiceCollection AddProgramme(this IServiceCollection services) =>
        services
            .AddSingleton<PublishProgramme>()
            .AddSingleton<HoldProgramme>()
            .AddSingleton<MovedLessons>()
            .AddSingleton<StaffWeekReader>()
            .AddSingleton<ProgrammeReader>()
            .AddSingleton(app => new OpenActiveJson(app.GetRequiredService<LetterBox>().Link))
            .AddSingleton<CalendarReader>()
            .AddSingleton<FeedItems>()
            .AddSingleton<RecentEditions>()
            .AddSingleton<OpeningCounts>()
            .AddSingleton<Openings.Openings>()
            .AddHostedService<TellOpenings>()
            .AddChannels()
            .AddWebhooks()
            .AddWeChat();

    private static IServiceCollection AddChannels(this IServiceCollection services) =>
        services
            .AddSingleton<ChannelWork>()
            .AddSingleton<ChannelDirectory>()
            .AddSingleton<NewsPictures>()
            .AddSingleton<SaveChannel>()
            .AddSingleton<ReplayChannel>()
            .AddRegister<RegisteredChannel, ChannelRegister>();

    private static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton<LookUpHost>(Dns.GetHostAddressesAsync);
        return services
            .AddSingleton<PublicCalls>()
            .AddSingleton<WebhookSecrets>()
            .AddSingleton<WebhookCall>()
            .AddSingleton<TellOfWebhook>()
            .AddSingleton<EditionEvents>()
            .AddSingleton<PostWebhooks>()
            .AddSingleton<RegisterWebhook>()
            .AddSingleton<ReplayWebhook>()
            .AddSingleton<WebhookReader>()
            .AddSingleton<WebhookForms>()
            .AddList(app => app.GetRequiredService<WebhookReader>().List);
    }

    private static IServiceCollection AddWeChat(this IServiceCollection services) =>
        services
            .AddSingleton<ArticleCalls>()
            .AddSingleton<WeChatRows>()
            .AddSingleton<WeChatArticles>()
            .AddSingleton<WeChatPictures>()
            .AddSingleton<WeChatSteps>()
            .AddSingleton<FinishWeChat>()
            .AddSingleton(app => app.GetRequiredService<FinishWeChat>().Listener);
}
