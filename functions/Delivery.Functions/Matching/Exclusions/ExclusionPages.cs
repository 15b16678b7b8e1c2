using Delivery.Domain;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Matching.Exclusions;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Exclusions;

/// <summary>To which streets a teacher is not sent: staff say so, and why, beside the teacher's entry.</summary>
public sealed class ExclusionPages(Site site, Registers registers, ExcludeTeacher exclude, ExclusionReader reader)
{
    [Function(nameof(ShowExclusions))]
    public Task<IResult> ShowExclusions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/teachers/{id}/exclusions")]
            HttpRequest request,
        string id
    ) => site.GetAsync(request, MayRead, caller => ShowAsync(caller, id, new ExclusionValues(), []));

    [Function(nameof(PostExclusion))]
    public Task<IResult> PostExclusion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{id}/exclusions")]
            HttpRequest request,
        string id
    ) =>
        PostAsync(
            request,
            id,
            async (form, call) =>
            {
                if (ExclusionForm.UntilOf(form) is not { IsRefused: false } until)
                    return [ExclusionRules.NotADay];
                var street = form["street"].ToString();
                if (street != ExclusionsModel.AllStreets && await registers.Streets.FindAsync(street) is null)
                    return [ExclusionRules.NoScope];
                var asked = new ExclusionAsked(
                    id,
                    street == ExclusionsModel.AllStreets ? null : street,
                    ByStreet: false,
                    form["reason"].ToString(),
                    until.Value
                );
                return (await exclude.RunAsync(call, asked)).Refusals;
            }
        );

    [Function(nameof(PostExclusionLift))]
    public Task<IResult> PostExclusionLift(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/teachers/{id}/exclusions/lift")]
            HttpRequest request,
        string id
    ) =>
        PostAsync(
            request,
            id,
            // The code of another teacher's would be found, too.
            async (form, call) =>
                (await exclude.LiftAsync(call, form["code"].ToString(), known => known.TeacherId == id)).Refusals
        );

    // Whoever reads the teacher's entry, which links here.
    private static bool MayRead(Caller caller) => caller.May(Role.Matcher) || caller.IsOfFinance;

    private Task<IResult> PostAsync(
        HttpRequest request,
        string id,
        Func<IFormCollection, Call, Task<IReadOnlyList<Refusal>>> act
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Matcher),
            (form, caller) => ShowAsync(caller, id, ExclusionForm.Read(form), form.TooLong),
            async (form, caller) =>
            {
                if (await registers.Teachers.FindAsync(id) is null)
                    return await site.NotFoundAsync(caller);
                var refusals = await act(form, Idempotency.CallOf(caller, request, form));
                return refusals.Count == 0
                    ? Site.SeeOther(Paths.ExclusionsOf(id))
                    : await ShowAsync(caller, id, ExclusionForm.Read(form), refusals);
            }
        );

    private async Task<IResult> ShowAsync(
        Caller caller,
        string id,
        ExclusionValues typed,
        IReadOnlyList<Refusal> refusals
    )
    {
        if (await registers.Teachers.FindAsync(id) is not { Value: var teacher })
            return await site.NotFoundAsync(caller);
        var model = await reader.OfTeacherAsync(caller, teacher);
        return await site.HtmlAsync(
            model with
            {
                Values = typed,
                Errors = FormErrors.Of(refusals),
            },
            refusals.Count == 0 ? 200 : 422
        );
    }
}
