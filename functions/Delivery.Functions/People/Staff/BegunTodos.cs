using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Storage.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>Today's lessons of which nobody says whether they have begun, and those that were not held.</summary>
internal static class BegunTodos
{
    public static IReadOnlyList<Todo> Of(IEnumerable<BegunListing> listed, DateOnly today)
    {
        var open = listed
            .Where(lesson => ShanghaiTime.DateOf(lesson.Start) == today && lesson.State != BegunState.Begun)
            .OrderBy(lesson => lesson.Start)
            .ToLookup(lesson => lesson.State == BegunState.Unanswered);
        return
        [
            .. open[false].Select(lesson => Todo(lesson, "处理没有上成的课")),
            .. open[true].Select(lesson => Todo(lesson, "问一声是否开始了")),
        ];
    }

    private static Todo Todo(BegunListing lesson, string what) =>
        new(
            $"{what}：{lesson.Street}{lesson.Discipline}第{lesson.Number}节",
            Paths.Begun,
            "查看",
            // Nothing was promised until then: it is when the lesson was to begin.
            Detail: $"应在 {Dates.Time(lesson.Start)} 开始 · {lesson.Reason ?? lesson.State.Label()}"
        );
}
