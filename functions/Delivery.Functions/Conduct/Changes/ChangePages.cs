using Delivery.Domain.Conduct.Changes;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Staff decide changes: what waits, and one change with all that would follow.</summary>
public sealed class ChangePages(
    Site site,
    CourseChanges changes,
    ChangeReader reader,
    DecideChange decide,
    EnglishNames names
)
{
    [Function(nameof(ChangeListPage))]
    public Task<IResult> ChangeListPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/changes")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await reader.ListAsync(caller, PageAsked.Of(request).After))
        );

    [Function(nameof(ChangePage))]
    public Task<IResult> ChangePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/changes/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(caller, id, FormErrors.None, comment: ""));

    [Function(nameof(PostChangeReview))]
    public Task<IResult> PostChangeReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/changes/{id}/decision")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) => ShowAsync(caller, id, FormErrors.Of(form.TooLong), form["comment"].ToString()),
            async (form, caller) =>
            {
                var comment = form["comment"].ToString();
                if (!Enum.TryParse<ChangeDecision>(form["decision"], ignoreCase: true, out var decision))
                    return await ShowAsync(
                        caller,
                        id,
                        new FormErrors([new FieldError("", "请选择同意或不同意")]),
                        comment
                    );
                var outcome = await decide.RunAsync(
                    id,
                    decision == ChangeDecision.Approve,
                    comment.Length > 0 ? comment : null,
                    caller,
                    durable
                );
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, FormErrors.Of(outcome.Refusals), comment)
                    : Site.SeeOther(
                        Paths.Changes,
                        decision == ChangeDecision.Approve ? Said.ChangeApproved : Said.ChangeRejected
                    );
            }
        );

    /// <summary>For the door of the venue: public once approved, and nothing personal in it.</summary>
    [Function(nameof(ChangeNoticePage))]
    public Task<IResult> ChangeNoticePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "changes/{id}/notice")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
            {
                if (await changes.FindAsync(id) is not { Value: { State: ChangeState.Approved } change })
                    return await site.NotFoundAsync(request, caller);
                var course = await changes.GetCourseAsync(change.CourseId);
                var (frame, shown) = (site.PublicFrameFor(request, Caller.Nobody), change.Shown(course));
                return await site.HtmlAsync(
                    new ChangeNoticeModel(
                        frame,
                        shown with
                        {
                            Discipline = await names.OfAsync(shown.Discipline, frame.Language),
                        },
                        course.Course.Street.PublishedContact,
                        change.DecidedAt!.Value
                    )
                );
            }
        );

    private async Task<IResult> ShowAsync(Caller caller, string id, FormErrors errors, string comment)
    {
        if (await changes.FindAsync(id) is not { Value: var change })
            return await site.NotFoundAsync(caller);
        var course = await changes.GetCourseAsync(change.CourseId);
        return await site.HtmlAsync(
            await reader.OneAsync(caller, change, course, errors, comment),
            errors.Any ? 422 : 200
        );
    }
}
