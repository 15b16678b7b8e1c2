using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Settlement.Statements;

/// <summary>What confirmed lessons that nobody has settled yet hold of a year's quota, month by month.</summary>
public sealed class PlannedReader(LessonLists lists)
{
    /// <param name="streets">Those whose orders still hold something.</param>
    public async Task<IReadOnlyList<PlannedMonth>> OfAsync(IEnumerable<string> streets, int year)
    {
        var lessons = new Dictionary<string, LessonOfMonth>();
        var listed = await Task.WhenAll(
            from street in streets
            from month in Enumerable.Range(1, 12)
            select lists.OfMonthAsync(new Month(year, month), street)
        );
        foreach (var lesson in listed.SelectMany(month => month))
            // One that waits stands in a later month's list too, and is settled there.
            lessons[lesson.LessonId] = lesson;
        return
        [
            .. lessons
                .Values.Where(lesson => lesson.PaidIn is null && IsBasicOf(year, lesson))
                .GroupBy(lesson => Month.Of(ShanghaiTime.DateOf(lesson.Start)))
                .OrderBy(month => month.Key)
                .Select(month => new PlannedMonth(month.Key, month.Count(), month.Sum(lesson => lesson.Reserved))),
        ];
    }

    private static bool IsBasicOf(int year, LessonOfMonth lesson) =>
        lesson.FundingStream == FundingStream.Basic && OrderId.Parse(lesson.CourseId).Year == year;
}
