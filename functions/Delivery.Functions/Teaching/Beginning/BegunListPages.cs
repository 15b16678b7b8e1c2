using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching.Beginning;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Beginning;

/// <summary>A day's lessons of which nobody had said anything when they should have begun, for staff to telephone.</summary>
public sealed class BegunListPages(Site site, BegunQuestions questions, Courses courses, TimeProvider clock)
{
    [Function(nameof(ShowBegunList))]
    public Task<IResult> ShowBegunList(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/begun")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller => await site.HtmlAsync(await ModelAsync(caller, DayIn(request)))
        );

    private async Task<BegunListModel> ModelAsync(Caller caller, DateOnly day)
    {
        var asked = await questions.OfDayAsync(day);
        var isOver = await questions.IsOverAsync(day);
        var open = (await questions.OpenAsync(day, asked)).Select(question => question.LessonId).ToHashSet();
        var people = new Dictionary<string, CourseWithLesson>(StringComparer.Ordinal);
        foreach (
            var lesson in asked.Where(question =>
                MayCall(caller) && question.State == BegunState.Unanswered && open.Contains(question.LessonId)
            )
        )
            people[lesson.LessonId] = await courses.GetWithLessonAsync(lesson.LessonId);
        return new BegunListModel(
            site.FrameFor(caller),
            day,
            day < Today,
            [
                .. asked.Select(question => new BegunLine(
                    question.CourseId,
                    $"{question.Street} {question.Discipline}第{question.Number}节",
                    question.Start,
                    question.State,
                    open.Contains(question.LessonId),
                    isOver,
                    question.Answers,
                    people.GetValueOrDefault(question.LessonId) is { } read ? PeopleOf(read) : []
                )),
            ]
        );
    }

    // The others see what is open, and not the phones of teachers.
    private static bool MayCall(Caller caller) =>
        caller.May(Role.Reviewer) || caller.May(Role.Matcher) || caller.May(Role.Conduct);

    private static IReadOnlyList<Person> PeopleOf(CourseWithLesson read) =>
        [
            .. read.Course.TeacherOf(read.Lesson) is { } teacher
                ? new[] { new Person(teacher.Name, teacher.Phone) }
                : [],
            new Person(read.Course.Contacts.ForDelivery.Name, read.Course.Contacts.ForDelivery.Phone),
        ];

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    private DateOnly DayIn(HttpRequest request) =>
        DateOnly.TryParseExact(
            request.Query["day"].ToString(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
        && day <= Today
        && day.Year >= 2020
            ? day
            : Today;
}
