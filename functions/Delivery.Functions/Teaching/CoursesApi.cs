using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>A course as each may see it: the street sees the teacher only once the confirmation is acknowledged.</summary>
public sealed class CoursesApi(Api api, Courses courses, StreetYears streetYears)
{
    [Function(nameof(GetCourse))]
    [ApiCall("一门课：订单、老师、每节课", Answer = typeof(CourseView), Also = "街镇（本街镇的课）；老师（本人的课）")]
    public Task<IResult> GetCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/courses/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => caller.Kind != CallerKind.Anonymous,
            async caller =>
            {
                if (await courses.FindWithLessonsAsync(id) is not { } found)
                    return caller.IsStaff ? ApiAnswer.NotFound("course.unknown", "课程", id) : ApiAnswer.Forbidden;
                if (!MayRead(caller, found.Course))
                    return ApiAnswer.Forbidden;
                var order = (await streetYears.GetOrderAsync(id)).Value;
                return ApiAnswer.Ok(View(caller, order, found), found.Stored.ETag);
            }
        );

    private static bool MayRead(Caller caller, Course course) =>
        caller.IsStaff
        || caller.IsStreet(course.Street.Code)
        || course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId);

    private static CourseView View(Caller caller, Order order, CourseWithLessons found)
    {
        var (course, acknowledged) = (found.Course, found.Course.AcknowledgedAt is not null);
        return new CourseView(
            course.CourseId,
            order.Stage,
            course.Street.Code,
            course.Street.Name,
            course.Street.District,
            course.Discipline,
            course.FundingStream,
            course.Audience,
            course.Venue,
            caller.Kind == CallerKind.Teacher && !acknowledged ? null : course.Contacts,
            caller.Kind == CallerKind.Street && !acknowledged ? null : course.Teacher,
            course.AcknowledgedAt,
            [.. found.Lessons.Select(LessonOfCourse.Of)],
            [
                new ChecklistItem("teacher", course.Teacher is not null),
                new ChecklistItem("acknowledgement", acknowledged),
                new ChecklistItem("headcounts", found.Lessons.All(lesson => lesson.Headcount is not null)),
                new ChecklistItem("media", found.Lessons.All(lesson => lesson.HasMedia)),
            ],
            order.History
        );
    }
}

/// <param name="Contacts">For the teacher only once the confirmation is acknowledged.</param>
/// <param name="Teacher">For the street only once the confirmation is acknowledged.</param>
public sealed record CourseView(
    string CourseId,
    OrderStage Stage,
    string Street,
    string StreetName,
    string District,
    Discipline Discipline,
    FundingStream FundingStream,
    Audience Audience,
    Venue Venue,
    Contacts? Contacts,
    CourseTeacher? Teacher,
    DateTimeOffset? AcknowledgedAt,
    IReadOnlyList<LessonOfCourse> Lessons,
    IReadOnlyList<ChecklistItem> Checklist,
    IReadOnlyList<OrderEvent> Timeline
);

public sealed record LessonOfCourse(
    string LessonId,
    int Number,
    DateTimeOffset Start,
    int Minutes,
    LessonStatus Status,
    int? Headcount,
    bool HasMedia
)
{
    public static LessonOfCourse Of(Lesson lesson) =>
        new(
            lesson.LessonId,
            lesson.Number,
            lesson.Start,
            lesson.Minutes,
            lesson.Status,
            lesson.Headcount,
            lesson.HasMedia
        );
}

/// <param name="Item">teacher, acknowledgement, headcounts or media.</param>
public sealed record ChecklistItem(string Item, bool Done);
