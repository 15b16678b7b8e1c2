using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.People.Erasure;

/// <summary>
/// Orders, courses, inquiries and lists in which somebody is named. Rows of courses that they had nothing to do with are
/// left alone: the same name there is another's.
/// </summary>
public sealed class PlacesOfCourses(
    CoursesOfPerson courses,
    LessonLists weeks,
    DeliveryTables tables,
    Scrubbing scrubbing,
    TimeProvider clock
)
{
    public ErasablePlace Orders => new("orders", "订单", OrdersAsync);

    public ErasablePlace Courses => new("courses", "课程、课时和问询单", CoursesAsync);

    public ErasablePlace Lists => new("lesson-lists", "每周和每月的课表", ListsAsync);

    public ErasablePlace Months => new("months", "月度反馈，和结算的操作记录", MonthsAsync);

    /// <summary>Plans as they were made, in which a teacher stands beside their id.</summary>
    public ErasablePlace Plans => new("matching-plans", "找老师的计划", PlansAsync);

    private Task<int> PlansAsync(Erasee erasee) =>
        erasee.Kind != EraseeFinder.Teacher
            ? Task.FromResult(0)
            : scrubbing.PartitionAsync(
                tables.MatchingPlans,
                "plans",
                erasee,
                row =>
                    row.Any(cell =>
                        cell.Value is string text && text.Contains($"\"{erasee.Id}\"", StringComparison.Ordinal)
                    )
            );

    private async Task<int> OrdersAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.OfAsync(erasee), 0);
        foreach (var (street, year) in await courses.StreetYearsAsync(erasee))
            scrubbed += await scrubbing.PartitionAsync(
                tables.StreetYears,
                StreetYears.Partition(street, year),
                erasee,
                row =>
                    !row.RowKey.StartsWith("order|", StringComparison.Ordinal)
                    || mine.Contains(row.RowKey.Split('|')[^1])
            );
        return scrubbed;
    }

    private async Task<int> CoursesAsync(Erasee erasee)
    {
        var scrubbed = 0;
        foreach (var course in await courses.OfAsync(erasee))
            scrubbed +=
                await scrubbing.PartitionAsync(tables.Courses, course, erasee)
                + await scrubbing.PartitionAsync(tables.Inquiries, course, erasee);
        return scrubbed;
    }

    private async Task<int> ListsAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.OfAsync(erasee), await UnnameAsync(erasee));
        var lists = (await courses.DaysAsync(erasee)).SelectMany(ListsOf).Distinct();
        foreach (var list in lists)
            scrubbed += await scrubbing.PartitionAsync(
                tables.LessonLists,
                list,
                erasee,
                row => mine.Contains(CourseOf(row.RowKey.Split('|')[^1]))
            );
        return scrubbed;
    }

    // Whose name is not published has none in the programme: a week published again must not name （已删除）.
    private async Task<int> UnnameAsync(Erasee erasee)
    {
        if (erasee.Kind != EraseeFinder.Teacher)
            return 0;
        var (mine, unnamed) = (await courses.OfAsync(erasee), 0);
        foreach (var week in (await courses.DaysAsync(erasee)).Select(Week.Of).Distinct())
        foreach (var lesson in await weeks.OfWeekAsync(week))
            if (
                lesson.TeacherName is { } name
                && erasee.Words.Contains(name)
                && mine.Contains(CourseOf(lesson.LessonId))
            )
            {
                await weeks.PutAsync(lesson with { TeacherName = null });
                unnamed++;
            }

        return unnamed;
    }

    private async Task<int> MonthsAsync(Erasee erasee)
    {
        var (mine, scrubbed) = (await courses.StreetYearsAsync(erasee), 0);
        var streets = mine.Select(one => one.Street).ToHashSet();
        foreach (var month in (await courses.DaysAsync(erasee)).Select(Month.Of).Distinct())
            scrubbed +=
                await scrubbing.ActsAsync(tables.Settlements, $"{month}", erasee)
                + await scrubbing.PartitionAsync(
                    tables.Feedback,
                    $"{month}",
                    erasee,
                    row => CommandRows.Are(row) || streets.Contains(row.RowKey)
                );
        return scrubbed;
    }

    // A lesson that waits stands in later months' lists too: in that of the month that is still open at the latest.
    private IEnumerable<string> ListsOf(DateOnly day)
    {
        yield return LessonLists.PartitionOf(Week.Of(day));
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var last = Month.Of(day > today ? day : today).Next;
        for (var month = Month.Of(day); month.CompareTo(last) <= 0; month = month.Next)
            yield return LessonLists.PartitionOf(month);
    }

    private static string CourseOf(string lessonId) => lessonId.Length > 3 ? lessonId[..^3] : lessonId;
}
