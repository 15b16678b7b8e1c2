using Delivery.Domain;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Matching.Exclusions;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Exclusions;

/// <summary>A street says which of the teachers who came it will not have again.</summary>
public sealed class StreetExclusionPages(Site site, ExcludeTeacher exclude, ExclusionReader reader)
{
    [Function(nameof(ShowOwnExclusions))]
    public Task<IResult> ShowOwnExclusions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "street/exclusions")] HttpRequest request
    ) => site.GetAsync(request, IsStreet, caller => ShowAsync(caller, new ExclusionValues(), []));

    [Function(nameof(PostOwnExclusion))]
    public Task<IResult> PostOwnExclusion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/exclusions")] HttpRequest request
    ) =>
        PostAsync(
            request,
            async (form, call) =>
            {
                if (ExclusionForm.UntilOf(form) is not { IsRefused: false } until)
                    return [ExclusionRules.NotADay];
                var teacher = form["teacher"].ToString();
                if (!(await reader.WhoCameAsync(call.By)).ContainsKey(teacher))
                    return [ExclusionRules.NoTeacher];
                var reason = form["reason"].ToString();
                var asked = new ExclusionAsked(teacher, call.By.Id, ByStreet: true, reason, until.Value);
                return (await exclude.RunAsync(call, asked)).Refusals;
            }
        );

    [Function(nameof(PostOwnExclusionLift))]
    public Task<IResult> PostOwnExclusionLift(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "street/exclusions/lift")] HttpRequest request
    ) =>
        PostAsync(
            request,
            // The code of another street's would be found, too.
            async (form, call) =>
                (
                    await exclude.LiftAsync(
                        call,
                        form["code"].ToString(),
                        known => ExclusionReader.IsOwn(known, call.By)
                    )
                ).Refusals
        );

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    private Task<IResult> PostAsync(
        HttpRequest request,
        Func<IFormCollection, Call, Task<IReadOnlyList<Refusal>>> act
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => ShowAsync(caller, ExclusionForm.Read(form), form.TooLong),
            async (form, caller) =>
            {
                var refusals = await act(form, Idempotency.CallOf(caller, request, form));
                return refusals.Count == 0
                    ? Site.SeeOther(Paths.OwnExclusions)
                    : await ShowAsync(caller, ExclusionForm.Read(form), refusals);
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, ExclusionValues typed, IReadOnlyList<Refusal> refusals)
    {
        var model = await reader.OfStreetAsync(caller);
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
