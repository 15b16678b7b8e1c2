using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Violations;

/// <summary>
/// What a day makes a violation by rule: too few people, once the street can no longer correct its count; a roster or news
/// that was due and did not come; and, as a month's feedback closes, no feedback at all, a lesson that the street called
/// off by itself, or too few people by its own report.
/// </summary>
public sealed class FoundByRule(
    LessonLists lists,
    FeedbackReports reports,
    Settlements settlements,
    DuePapers papers,
    RecordViolation record,
    CurrentSettings settings
)
{
    /// <summary>The reason of a lesson not held that is the street's own.</summary>
    private const string StreetsOwn = "street";

    /// <param name="day">A Shanghai date that is over.</param>
    public async Task JudgeAsync(DateOnly day, DurableTaskClient durable)
    {
        await HeadcountsAsync(day, durable);
        foreach (var paper in await papers.WantingAsync(day))
            await RecordAsync(paper.Street, paper.Kind, paper.Evidence, day, paper.CourseId, paper.Key, durable);
        var month = Month.Of(day).Previous;
        if (await settlements.HasWindowsAsync(month) && (await settlements.WindowsAsync(month)).Feedback.Last == day)
            await FeedbackAsync(month, durable);
    }

    private async Task HeadcountsAsync(DateOnly day, DurableTaskClient durable)
    {
        var date = day.AddDays(-settings.At(ShanghaiTime.StartOf(day)).Teaching.HeadcountDays);
        foreach (var lesson in await lists.OfMonthAsync(Month.Of(date)))
            if (ShanghaiTime.DateOf(lesson.Start) == date)
                await HeadcountAsync(lesson, lesson.Headcount, durable);
    }

    private async Task HeadcountAsync(LessonOfMonth lesson, int? headcount, DurableTaskClient durable)
    {
        var (fewest, date) = (
            settings.At(lesson.Start).Teaching.MinimumHeadcount(lesson.Category),
            ShanghaiTime.DateOf(lesson.Start)
        );
        if (headcount < fewest)
            await RecordAsync(
                lesson.Street,
                ViolationKind.LowHeadcount,
                $"{lesson.Discipline}第{LessonId.Parse(lesson.LessonId).Number}节（{Dates.Day(date)}）到课{headcount}人，少于{fewest}人",
                date,
                lesson.CourseId,
                Violation.KeyOfLowHeadcount(lesson.LessonId),
                durable
            );
    }

    private async Task FeedbackAsync(Month month, DurableTaskClient durable)
    {
        var lessons = await lists.ToReportAsync(month);
        var sent = await reports.OfMonthAsync(month);
        var silent = lessons.Select(lesson => lesson.Street).Distinct().Except(sent.Select(report => report.Street));
        foreach (var street in silent)
            await RecordAsync(
                street,
                ViolationKind.MissingFeedback,
                $"{Dates.Month(month)}的配送反馈到截止日没有提交",
                month.Last,
                null,
                LatePaper.KeyOfFeedback(month),
                durable
            );
        var reported = sent.SelectMany(report => report.Lessons).ToLookup(one => one.LessonId);
        foreach (var lesson in lessons)
            await HeadcountAsync(lesson, CameTo(lesson, reported[lesson.LessonId].FirstOrDefault()), durable);
        foreach (var lesson in sent.SelectMany(report => report.Lessons).Where(IsCalledOff))
            if (lessons.FirstOrDefault(one => one.LessonId == lesson.LessonId) is { } listed)
                await RecordAsync(
                    listed.Street,
                    ViolationKind.UnapprovedCancellation,
                    $"{listed.Discipline}第{LessonId.Parse(listed.LessonId).Number}节（{Dates.DayAndWeekday(listed.Start)}）因街镇原因没有上，事先没有申请更改",
                    ShanghaiTime.DateOf(listed.Start),
                    listed.CourseId,
                    $"unapproved-cancellation-{listed.LessonId}",
                    durable
                );
    }

    // Who waited for a lesson that was not held is no headcount of it, whatever the report or the list says of them.
    private static int? CameTo(LessonOfMonth lesson, LessonFeedback? reported) =>
        reported is { Delivered: false } ? null : reported?.Headcount ?? lesson.Headcount;

    private static bool IsCalledOff(LessonFeedback one) => one is { Delivered: false, Reason: StreetsOwn };

    private async Task RecordAsync(
        string street,
        ViolationKind kind,
        string evidence,
        DateOnly on,
        string? courseId,
        string key,
        DurableTaskClient durable
    )
    {
        var found = new ViolationFound(kind, evidence, on, courseId, Key: key);
        var recorded = await record.RunAsync(street, found, Caller.Service, durable);
        // A street that was merged away since has nobody to be told; everything else would be a mistake of the rule.
        if (recorded.IsRefused && recorded.Refusals[0].Code is not ("street.unknown" or "violation.date"))
            throw new InvalidOperationException($"{key} was refused: {recorded.Refusals[0].Message}");
    }
}
