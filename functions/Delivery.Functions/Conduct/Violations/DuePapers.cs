using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Violations;

/// <summary>A paper that did not come in time.</summary>
/// <param name="Key">A course lacks each of its papers once.</param>
public sealed record WantingPaper(string Street, ViolationKind Kind, string Evidence, string CourseId, string Key);

/// <summary>Rosters and news whose last day is over: late when they came since, missing when they did not.</summary>
public sealed class DuePapers(
    LessonLists lists,
    StreetYears streetYears,
    Courses courses,
    Preparations preparations,
    NewsItems news,
    Calendars calendars,
    CurrentSettings settings
)
{
    /// <param name="day">A Shanghai date that is over.</param>
    public async Task<IReadOnlyList<WantingPaper>> WantingAsync(DateOnly day) =>
        [.. await RostersAsync(day), .. await NewsAsync(day)];

    private async Task<IReadOnlyList<WantingPaper>> NewsAsync(DateOnly day) =>
        [
            .. (await news.DueAsync())
                .Where(due => due.DueAt == ShanghaiTime.EndOf(day))
                // What staff sent back had come in time, or was late and is recorded.
                .Where(due => due.IsLate || (!due.IsSent && due.Reason is null))
                .Select(due => new WantingPaper(
                    due.Street,
                    due.IsSent ? ViolationKind.LateNews : ViolationKind.MissingNews,
                    $"{due.Discipline}的配送新闻到{Dates.Day(day)}没有交",
                    due.CourseId,
                    $"news-{due.CourseId}"
                )),
        ];

    private async Task<IReadOnlyList<WantingPaper>> RostersAsync(DateOnly day)
    {
        var wanting = new List<WantingPaper>();
        foreach (var lesson in await FirstLessonsAsync(day))
            if (await DueAsync(lesson, day) && await RosterAsync(lesson, day) is { } paper)
                wanting.Add(paper);
        return wanting;
    }

    // The lists of two months do not know of a course that began before; the course itself does.
    private async Task<IEnumerable<LessonOfMonth>> FirstLessonsAsync(DateOnly day)
    {
        var month = Month.Of(day);
        var listed = (await lists.OfMonthAsync(month.Previous)).Concat(await lists.OfMonthAsync(month));
        return listed
            .Where(lesson => !lesson.CarriedOver)
            .GroupBy(lesson => lesson.CourseId)
            .Select(course => course.MinBy(lesson => lesson.Start)!);
    }

    private async Task<bool> DueAsync(LessonOfMonth lesson, DateOnly day)
    {
        var end = lesson.Start.AddMinutes(lesson.Minutes);
        return ShanghaiTime.DateOf(end) < day
            && LessonDeadlines.RosterDue(end, await calendars.LoadAsync(), settings.At(lesson.Start).Teaching)
                == ShanghaiTime.EndOf(day);
    }

    private async Task<WantingPaper?> RosterAsync(LessonOfMonth lesson, DateOnly day)
    {
        var course = await courses.GetWithLessonsAsync(lesson.CourseId);
        var first = course.Lessons.Where(one => one.Status != LessonStatus.Cancelled).MinBy(one => one.Start);
        var order = (await streetYears.GetOrderAsync(lesson.CourseId)).Value;
        // Also while another teacher is looked for: people come, and the street keeps the list.
        if (first?.LessonId != lesson.LessonId || !course.Course.IsOpen || !order.IsPrepared)
            return null;
        var handedIn = (await preparations.FindAsync(lesson.CourseId))?.Value.RosterHandedIn;
        return handedIn < ShanghaiTime.EndOf(day)
            ? null
            : new WantingPaper(
                lesson.Street,
                handedIn is null ? ViolationKind.MissingRoster : ViolationKind.LateRoster,
                $"{lesson.Discipline}的学员名单到{Dates.Day(day)}没有交",
                lesson.CourseId,
                $"roster-{lesson.CourseId}"
            );
    }
}
