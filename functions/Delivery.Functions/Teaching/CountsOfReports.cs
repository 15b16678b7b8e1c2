using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Teaching;

/// <summary>
/// A street may give a lesson's headcount in its monthly report alone: then the lesson has it from there, so that nobody is
/// asked for it any more, and a low one is told like any other. What the street said on the lesson itself stays.
/// </summary>
public sealed class CountsOfReports(FeedbackReports reports, LessonLists lists, RecordHeadcount record)
{
    public ReportListener Listener => new(HearAsync);

    /// <summary>For who finds that nobody did.</summary>
    /// <param name="report">Month and street, as the act of sending names them: <c>2026-09/310101001</c>.</param>
    public async Task FollowAsync(string report)
    {
        var parts = report.Split('/');
        if (await reports.FindAsync(Month.Parse(parts[0]), parts[1]) is { Value: var sent })
            await HearAsync(sent, before: null, Caller.Service);
    }

    private async Task HearAsync(FeedbackReport sent, FeedbackReport? before, Caller by)
    {
        var (counts, earlier) = (CountsOf(sent), before is null ? [] : CountsOf(before));
        if (counts.Count == 0)
            return;
        foreach (var lesson in await lists.OfMonthAsync(sent.Month, sent.Street))
            if (counts.TryGetValue(lesson.LessonId, out var count) && count != lesson.Headcount)
            {
                int? replaced = earlier.TryGetValue(lesson.LessonId, out var said) ? said : null;
                if (lesson.Headcount is null || lesson.Headcount == replaced)
                    await record.TakeReportedAsync(lesson.LessonId, count, replaced, by);
            }
    }

    private static Dictionary<string, int> CountsOf(FeedbackReport report) =>
        report
            .Lessons.Where(lesson => lesson is { Delivered: true, Headcount: not null })
            .ToDictionary(lesson => lesson.LessonId, lesson => lesson.Headcount!.Value, StringComparer.Ordinal);
}
