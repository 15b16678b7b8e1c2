using Azure;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Portal;

/// <summary>A teacher says when he or she can teach; it is the register's own entry, with its history.</summary>
public sealed class OwnTimesPages(Site site, OwnTimes times, SaveTeacher save)
{
    [Function(nameof(ShowOwnTimes))]
    public Task<IResult> ShowOwnTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teacher/availability")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller =>
                await ShowAsync(caller, await times.ReadAsync(caller.Id), saved: request.Query["saved"] == "1")
        );

    [Function(nameof(SaveOwnTimes))]
    public Task<IResult> SaveOwnTimes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teacher/availability")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async (form, caller) =>
                await AgainAsync(
                    caller,
                    await times.ReadAsync(caller.Id),
                    Typed(form),
                    FormErrors.Of(form.TooLong),
                    422
                ),
            SaveAsync
        );

    private async Task<IResult> SaveAsync(IFormCollection form, Caller caller)
    {
        var (typed, known) = (Typed(form), await times.ReadAsync(caller.Id));
        var (teacher, errors) = OwnTimes.Changed(known.Value.Teacher, typed);
        if (errors.Any)
            return await AgainAsync(caller, known, typed, errors, 422);
        if (OwnTimes.ValuesOf(known.Value.Teacher) == OwnTimes.ValuesOf(teacher))
            return Site.SeeOther($"{Paths.OwnTimes}?saved=1");
        var version = new ETag(form["version"].ToString());
        var (result, _, _) = await save.RunAsync(caller, teacher, null, null, version);
        return result == PutResult.Stale
            ? await AgainAsync(caller, await times.ReadAsync(caller.Id), typed, FormErrors.None, 409)
            : Site.SeeOther($"{Paths.OwnTimes}?saved=1");
    }

    private static OwnTimesValues Typed(IFormCollection form) =>
        new(form["weeklyLimit"].ToString(), form["availability"].ToString(), form["unavailable"].ToString());

    private async Task<IResult> ShowAsync(Caller caller, Stored<RegisteredTeacher> known, bool saved) =>
        await site.HtmlAsync(
            new OwnTimesModel(
                site.FrameFor(caller),
                "",
                known.ETag.ToString(),
                OwnTimes.ValuesOf(known.Value.Teacher),
                saved,
                IsStale: false,
                await times.ChangesAsync(caller.Id),
                FormErrors.None
            )
        );

    private async Task<IResult> AgainAsync(
        Caller caller,
        Stored<RegisteredTeacher> known,
        OwnTimesValues typed,
        FormErrors errors,
        int status
    ) =>
        await site.HtmlAsync(
            new OwnTimesModel(
                site.FrameFor(caller),
                "",
                known.ETag.ToString(),
                typed,
                Saved: false,
                IsStale: status == 409,
                await times.ChangesAsync(caller.Id),
                errors
            ),
            status
        );
}
