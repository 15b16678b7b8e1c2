using Delivery.Domain;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Changes;

/// <param name="Start">For move and remaining: when the lesson begins instead.</param>
/// <param name="Venue">For venue: where the course meets from this lesson on.</param>
public sealed record ChangeBody(
    ChangeKind Kind,
    [Typed(TextKind.Paragraph)] string? Reason = null,
    DateTimeOffset? Start = null,
    ChangeVenueBody? Venue = null,
    bool AcceptsHolidays = false
)
{
    public ChangeWish Wish() =>
        new(
            Kind,
            Start,
            Venue is null ? null : new Venue(Venue.Name, Venue.Address, Venue.Indoor),
            Reason,
            AcceptsHolidays
        );
}

public sealed record ChangeVenueBody(
    [Typed(TextKind.Title)] string Name,
    [Typed(TextKind.Line)] string Address,
    bool Indoor = true
);

public enum ChangeDecision
{
    Approve,
    Reject,
}

public sealed record ChangeDecisionBody(ChangeDecision Decision, [Typed(TextKind.Paragraph)] string? Comment = null);

public sealed record ChangedLessonView(string LessonId, DateTimeOffset From, DateTimeOffset? To);

public sealed record ChangeView(
    string ChangeId,
    string CourseId,
    ChangeKind Kind,
    ChangeState State,
    IReadOnlyList<ChangedLessonView> Lessons,
    Venue? Venue,
    string Reason,
    ChangeSide Side,
    DateTimeOffset FiledAt,
    DateTimeOffset? DecidedAt,
    string? Comment
)
{
    public static ChangeView Of(ChangeRequest change) =>
        new(
            change.ChangeId,
            change.CourseId,
            change.Kind,
            change.State,
            [.. change.Lessons.Select(one => new ChangedLessonView(one.LessonId, one.From.Start, one.To?.Start))],
            change.Venue,
            change.Reason,
            change.Side,
            change.FiledAt,
            change.DecidedAt,
            change.Comment
        );
}

/// <summary>Changes of confirmed courses over HTTP: asked for by street or teacher, decided by staff.</summary>
public sealed class ChangesApi(Api api, ChangeSenders senders, FileChange file, DecideChange decide)
{
    [Function(nameof(PostChange))]
    [ApiCall(
        "申请更改一节课",
        Body = typeof(ChangeBody),
        Answer = typeof(ChangeView),
        Status = 201,
        Scopes = [Role.Reviewer],
        Also = "本街镇、这门课的老师"
    )]
    public Task<IResult> PostChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lessons/{id}/changes")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<ChangeBody>(
            request,
            caller => caller.May(Role.Reviewer) || caller.Kind is CallerKind.Street or CallerKind.Teacher,
            async (body, call) =>
            {
                if (await senders.SideOfAsync(call.By, id) is not { } side)
                    return ApiAnswer.Forbidden;
                var outcome = await file.RunAsync(id, body.Wish(), side, call, durable);
                return outcome.Match(
                    change => ApiAnswer.Created(ChangeWords.PageOf(change), ChangeView.Of(change)),
                    refusals => Refused(refusals, "lesson.unknown", "课时", id)
                );
            }
        );

    [Function(nameof(PostChangeDecision))]
    [ApiCall(
        "决定更改申请：同意或不同意",
        Body = typeof(ChangeDecisionBody),
        Answer = typeof(ChangeView),
        Scopes = [Role.Reviewer]
    )]
    public Task<IResult> PostChangeDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/changes/{id}/decision")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<ChangeDecisionBody>(
            request,
            caller => caller.May(Role.Reviewer),
            async (body, call) =>
            {
                var approve = body.Decision == ChangeDecision.Approve;
                var outcome = await decide.RunAsync(id, approve, body.Comment, call, durable);
                return outcome.Match(
                    change => ApiAnswer.Ok(ChangeView.Of(change)),
                    refusals => Refused(refusals, "change.unknown", "更改申请", id)
                );
            }
        );

    private static ApiAnswer Refused(IReadOnlyList<Refusal> refusals, string unknown, string what, string id) =>
        refusals[0].Code == unknown ? ApiAnswer.NotFound(unknown, what, id) : ApiAnswer.Refused(refusals);
}
