using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

public sealed record FeedbackLessonBody(
    [Typed(TextKind.Code)] string LessonId,
    bool Delivered,
    [Typed(TextKind.Line)] string? Reason = null,
    int? Headcount = null,
    Ratings? Ratings = null,
    [Typed(TextKind.Paragraph)] string? Comment = null
);

public sealed record FeedbackBody(IReadOnlyList<FeedbackLessonBody> Lessons)
{
    public IReadOnlyList<LessonFeedback> Feedback() =>
        [
            .. Lessons.Select(lesson => new LessonFeedback(
                lesson.LessonId,
                lesson.Delivered,
                lesson.Reason,
                lesson.Headcount,
                lesson.Ratings,
                lesson.Comment
            )),
        ];
}

/// <param name="SubmittedAt">Null until the street has reported.</param>
/// <param name="Due">The ids of the month's lessons: a report holds each of them.</param>
public sealed record FeedbackView(
    Month Month,
    string Street,
    DateTimeOffset? SubmittedAt,
    IReadOnlyList<LessonFeedback> Lessons,
    IReadOnlyList<string> Due
);

/// <summary>A street's month, reported by its own people or entered for them by staff.</summary>
public sealed class FeedbackApi(
    Api api,
    SendFeedback send,
    FeedbackReports reports,
    LessonLists lists,
    Registers registers
)
{
    [Function(nameof(PutFeedback))]
    [ApiCall(
        "提交街镇一个月的配送反馈；截止前再交即整份替换",
        Body = typeof(FeedbackBody),
        Answer = typeof(FeedbackView),
        Scopes = [Role.Reviewer],
        Also = "本街镇"
    )]
    public Task<IResult> PutFeedback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/feedback/{month}/{street}")] HttpRequest request,
        string month,
        string street
    ) =>
        api.SendAsync<FeedbackBody>(
            request,
            caller => caller.May(Role.Reviewer) || caller.IsStreet(street),
            async (body, call) =>
            {
                if (!Month.TryParse(month, out var asked))
                    return NoSuchMonth(month);
                if (await registers.Streets.FindAsync(street) is null)
                    return ApiAnswer.NotFound("street.unknown", "街镇", street);
                var sent = await send.RunAsync(asked, street, body.Feedback(), request.IfMatch(), call);
                return await sent.Match(
                    _ => ShownAsync(asked, street),
                    refusals =>
                        Task.FromResult(
                            refusals[0] == SendFeedback.Stale ? ApiAnswer.Stale : ApiAnswer.Refused(refusals)
                        )
                );
            }
        );

    [Function(nameof(GetFeedback))]
    [ApiCall("已提交的配送反馈", Answer = typeof(FeedbackView), Also = "本街镇")]
    public Task<IResult> GetFeedback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feedback/{month}/{street}")]
            HttpRequest request,
        string month,
        string street
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff || caller.IsStreet(street),
            async _ => Month.TryParse(month, out var asked) ? await ShownAsync(asked, street) : NoSuchMonth(month)
        );

    // Before anything is reported, the month shows what waits to be: a report holds each of these lessons.
    private async Task<ApiAnswer> ShownAsync(Month month, string street)
    {
        if (await registers.Streets.FindAsync(street) is null)
            return ApiAnswer.NotFound("street.unknown", "街镇", street);
        var report = await reports.FindAsync(month, street);
        var due = (await lists.ToReportAsync(month, street)).Select(lesson => lesson.LessonId).ToList();
        var view = new FeedbackView(month, street, report?.Value.SubmittedAt, report?.Value.Lessons ?? [], due);
        return ApiAnswer.Ok(view, report?.ETag ?? SendFeedback.NothingYet);
    }

    private static ApiAnswer NoSuchMonth(string month) =>
        ApiAnswer.NotFound("feedback.month", "这个月（例如 2026-09）", month);
}
