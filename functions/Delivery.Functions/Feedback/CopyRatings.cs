using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Feedback;

/// <summary>
/// A copy by teacher of what a street's report says of them, ratings given to a course once or to its lessons apart. Made
/// of the report as it is stored, for every teacher of the month: again, it comes out the same.
/// </summary>
public sealed class CopyRatings(FeedbackReports reports, LessonLists lists, TeacherRatings ratings)
{
    public async Task RefreshAsync(Month month, string street)
    {
        if ((await reports.FindAsync(month, street))?.Value is { } report)
            await RefreshAsync(report);
    }

    /// <summary>Every street's, for those whose copy a crash left behind.</summary>
    public async Task RefreshAsync(Month month)
    {
        foreach (var report in await reports.OfMonthAsync(month))
            await RefreshAsync(report);
    }

    private async Task RefreshAsync(FeedbackReport report)
    {
        var given = report
            .Lessons.Where(lesson => lesson.Counted() is not null)
            .ToLookup(lesson => lesson.LessonId, StringComparer.Ordinal);
        foreach (var teacher in (await lists.OfMonthAsync(report.Month, report.Street)).GroupBy(one => one.TeacherId))
        {
            var lessons = teacher.SelectMany(one => given[one.LessonId]).ToList();
            await (
                lessons.Count > 0
                    ? ratings.PutAsync(teacher.Key, report.Month, report.Street, RatingsOf(lessons))
                    : ratings.ForgetAsync(teacher.Key, report.Month, report.Street)
            );
        }
    }

    private static IReadOnlyList<Ratings> RatingsOf(IEnumerable<LessonFeedback> lessons) =>
        [
            .. lessons
                .DistinctBy(lesson => (LessonId.Parse(lesson.LessonId).OrderId, lesson.Ratings))
                .Select(lesson => lesson.Ratings!),
        ];
}
