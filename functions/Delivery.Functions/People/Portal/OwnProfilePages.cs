using Azure;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Registers;
using Delivery.Pages.People;
using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Portal;

/// <summary>What the association has of a teacher, for the teacher, who changes the own part; it is the register's entry.</summary>
public sealed class OwnProfilePages(Site site, OwnTimes times, OwnProfile profile, SaveTeacher save)
{
    [Function(nameof(ShowOwnProfile))]
    public Task<IResult> ShowOwnProfile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teacher/profile")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller =>
            {
                var known = await times.ReadAsync(caller.Id);
                var values = TeacherFields.ValuesOf(known.Value.Teacher);
                return await ShowAsync(caller, known, values, FormErrors.None, 200, request.Query["saved"] == "1");
            }
        );

    [Function(nameof(SaveOwnProfile))]
    public Task<IResult> SaveOwnProfile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teacher/profile")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async (form, caller) =>
                await ShowAsync(
                    caller,
                    await times.ReadAsync(caller.Id),
                    EntrySent.Of(form, OwnProfileModel.Fields).Typed,
                    FormErrors.Of(form.TooLong),
                    422
                ),
            SaveAsync
        );

    private async Task<IResult> SaveAsync(IFormCollection form, Caller caller)
    {
        var (sent, known) = (EntrySent.Of(form, OwnProfileModel.Fields), await times.ReadAsync(caller.Id));
        var (teacher, errors) = OwnProfile.Changed(known.Value.Teacher, sent.Typed);
        if (errors.Any)
            return await ShowAsync(caller, known, sent.Typed, errors, 422);
        // Sent twice, it is saved by now.
        var (before, after) = (TeacherFields.ValuesOf(known.Value.Teacher), TeacherFields.ValuesOf(teacher));
        if (OwnProfileModel.Fields.All(field => before[field.Name] == after[field.Name]))
            return Site.SeeOther($"{Paths.OwnProfile}?saved=1");
        var (result, _, _) = await save.RunAsync(caller, teacher, null, null, new ETag(sent.Version));
        return result == PutResult.Stale
            ? await ShowAsync(caller, await times.ReadAsync(caller.Id), sent.Typed, FormErrors.None, 409)
            : Site.SeeOther($"{Paths.OwnProfile}?saved=1");
    }

    private async Task<IResult> ShowAsync(
        Caller caller,
        Stored<RegisteredTeacher> known,
        EntryValues values,
        FormErrors errors,
        int status,
        bool saved = false
    ) =>
        await site.HtmlAsync(
            new OwnProfileModel(
                site.FrameFor(caller),
                "",
                caller.Id,
                known.ETag.ToString(),
                values,
                saved,
                IsStale: status == 409,
                await profile.KeptAsync(known.Value),
                await profile.DisciplinesAsync(known.Value.Teacher),
                errors
            ),
            status
        );
}
