using Delivery.Domain.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Operation;

/// <summary>Where staff read the settings, and an admin changes them.</summary>
public sealed class SettingPages(Site site, SettingReader reader, SettingForms forms)
{
    [Function(nameof(ShowSettings))]
    public Task<IResult> ShowSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settings")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.AllAsync(caller))
        );

    [Function(nameof(ShowSetting))]
    public Task<IResult> ShowSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settings/{name}")] HttpRequest request,
        string name
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
                SettingCatalogue.Find(name) is { } setting
                    ? await site.HtmlAsync(await reader.OneAsync(caller, setting))
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostSetting))]
    public Task<IResult> PostSetting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/settings/{name}")] HttpRequest request,
        string name
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Admin),
            async (form, caller) =>
                SettingCatalogue.Find(name) is { } setting
                    ? await forms.TooLongAsync(caller, setting, form)
                    : await site.NotFoundAsync(caller),
            async (form, caller) =>
                SettingCatalogue.Find(name) is { } setting
                    ? await forms.SaveAsync(caller, setting, form)
                    : await site.NotFoundAsync(caller)
        );
}
