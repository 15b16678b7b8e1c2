using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement;

/// <summary>A course waits until every lesson is settled: paid, or found not to be paid.</summary>
public static class CourseSettlement
{
    // Feedback and pay of a month end some weeks into the next; two months of silence are too many.
    private const int MonthsToWait = 2;

    public static async Task AwaitSettlement(this TaskOrchestrationContext context, string courseId)
    {
        var open = new HashSet<string>(await context.Do<IReadOnlyList<string>>(nameof(ListLessonsToSettle), courseId));
        for (var reminder = 1; open.Count > 0; )
        {
            var deadline = context.CurrentUtcDateTime.AddMonths(MonthsToWait);
            var settled = await context.AnswerUntil<IReadOnlyList<string>>(
                Events.LessonsSettled,
                new DateTimeOffset(deadline, TimeSpan.Zero)
            );
            open.ExceptWith(settled.Value ?? []);
            if (!settled.Came)
                await context.Do(nameof(TellOfUnsettledCourse), new UnsettledCourse(courseId, [.. open], reminder++));
        }
    }
}

/// <summary>What no month has settled yet: a course that failed and goes on heard nothing meanwhile.</summary>
public sealed class ListLessonsToSettle(Courses courses, LessonLists lists)
{
    [Function(nameof(ListLessonsToSettle))]
    public async Task<IReadOnlyList<string>> Run([ActivityTrigger] string courseId)
    {
        var held = (await courses.LessonsAsync(courseId))
            .Select(lesson => lesson.Value)
            .Where(lesson => lesson.Status != LessonStatus.Cancelled)
            .ToList();
        if (held.Count == 0)
            return [];
        var street = OrderId.Parse(courseId).StreetCode;
        var settled = new HashSet<string>();
        foreach (var month in held.Select(lesson => Month.Of(lesson.Date)).Distinct())
            settled.UnionWith(
                (await lists.OfMonthAsync(month, street))
                    .Where(lesson => lesson.PaidIn is not null)
                    .Select(lesson => lesson.LessonId)
            );
        return [.. held.Select(lesson => lesson.LessonId).Where(lesson => !settled.Contains(lesson))];
    }
}

public sealed record UnsettledCourse(string CourseId, IReadOnlyList<string> Lessons, int Reminder);

public sealed class TellOfUnsettledCourse(Courses courses, LetterBox letters)
{
    [Function(nameof(TellOfUnsettledCourse))]
    public async Task Run([ActivityTrigger] UnsettledCourse course)
    {
        var lessons = await courses.LessonsAsync(course.CourseId);
        var open = lessons.Where(lesson => course.Lessons.Contains(lesson.Value.LessonId)).ToList();
        await letters.PostAsync(
            $"course/{course.CourseId}/unsettled/{course.Reminder}",
            letters.Finance,
            new LessonsUnsettledMail(
                letters.Contact,
                letters.Finance.Name,
                course.CourseId,
                [.. open.Select(lesson => Dates.Span(lesson.Value.Start, lesson.Value.Minutes))],
                letters.Link(Paths.Settlement(Month.Of(open[0].Value.Date).ToString()))
            )
        );
    }
}
