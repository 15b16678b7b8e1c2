using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback;

/// <summary>Takes a street's report on a month; within the window a later one replaces it whole.</summary>
public sealed class SendFeedback(
    LessonLists lists,
    FeedbackReports reports,
    FeedbackDrafts drafts,
    CopyRatings ratings,
    Settlements settlements,
    Calendars calendars,
    Commands commands,
    IEnumerable<ReportListener> listeners,
    TimeProvider clock
)
{
    /// <summary>
    /// The version of a month that nobody has reported yet, so that the first report can insist on being it; and of a draft
    /// that nobody has saved.
    /// </summary>
    public static ETag NothingYet { get; } = new("\"0\"");

    public static Refusal Stale { get; } = new("etag.mismatch", "反馈已被别人修改，请重新打开后再提交");

    /// <param name="seen">What a form knows of the street's draft; a program knows of none.</param>
    public async Task<Outcome<FeedbackReport>> RunAsync(
        Month month,
        string street,
        IReadOnlyList<LessonFeedback> sent,
        ETag? ifMatch,
        Call call,
        DraftSeen? seen = null
    )
    {
        FeedbackReport? before = null;
        var outcome = await commands.RunAsync(
            call,
            reports.PlaceOf(month),
            durable: null,
            async () =>
            {
                var known = await reports.FindAsync(month, street);
                before = known?.Value;
                return await DecideAsync(month, street, sent, known, ifMatch, call.By, seen);
            },
            report => call.IsRepeated ? Task.CompletedTask : TellAsync(report, before, call.By)
        );
        if (outcome.IsRefused)
            return outcome;
        await drafts.ForgetDraftAsync(outcome.Value);
        await ratings.RefreshAsync(month, street);
        return outcome;
    }

    private Task TellAsync(FeedbackReport report, FeedbackReport? before, Caller by) =>
        Task.WhenAll(listeners.Select(one => one.HearAsync(report, before, by)));

    private async Task<Decided<FeedbackReport>> DecideAsync(
        Month month,
        string street,
        IReadOnlyList<LessonFeedback> sent,
        Stored<FeedbackReport>? known,
        ETag? ifMatch,
        Caller by,
        DraftSeen? seen
    )
    {
        if (!await settlements.HasWindowsAsync(month))
            return Outcome.Refused<FeedbackReport>(calendars.NotLoaded(month.Next.Year));
        var refusals = await CheckAsync(month, street, sent);
        if (refusals.Count > 0)
            return Outcome.Refused<FeedbackReport>(refusals);
        var report = new FeedbackReport(month, street, clock.GetUtcNow(), by.Id, sent);
        if (ifMatch is { } version && !Replaces(version, known))
            return Outcome.Refused<FeedbackReport>(Stale);
        if (seen?.Overlooks(await drafts.DraftAsync(month, street), known?.Value) == true)
            return Outcome.Refused<FeedbackReport>(SaveDraft.Overtaken);
        return Decided.Change(
            report,
            new Act("feedback.put", $"{month}/{street}"),
            [FeedbackReports.Put(report, known, isFirst: ifMatch is not null)]
        );
    }

    /// <summary>Whether it is the version that is stored.</summary>
    public static bool Replaces(ETag version, Stored<FeedbackReport>? known) =>
        version.Fits(known?.ETag) || (known is null && version == NothingYet);

    /// <summary>All that the rules find wrong; nothing is kept.</summary>
    public async Task<IReadOnlyList<Refusal>> CheckAsync(Month month, string street, IReadOnlyList<LessonFeedback> sent)
    {
        var lessons = await lists.OfMonthAsync(month, street);
        return FeedbackRules.Check(
            sent,
            [.. lessons.Select(lesson => LessonOf(month, lesson))],
            (await settlements.WindowsAsync(month)).Feedback,
            clock.GetUtcNow()
        );
    }

    // What an earlier month has settled may be reported on, and need not.
    private static Lesson LessonOf(Month month, LessonOfMonth lesson) =>
        new(
            lesson.LessonId,
            lesson.CourseId,
            LessonId.Parse(lesson.LessonId).Number,
            lesson.Start,
            lesson.Minutes,
            lesson.IsSettledBefore(month) ? LessonStatus.Cancelled : LessonStatus.Scheduled,
            lesson.Headcount,
            lesson.HasMedia
        );
}
