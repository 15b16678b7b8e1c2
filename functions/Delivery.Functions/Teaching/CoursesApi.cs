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
        caller.IsStaff || caller.IsStreet(course.Street.Code) || course.Teacher is { } teacher && caller.IsTeacher(teacher.TeacherId);

    private static object View(Caller caller, Order order, CourseWithLessons found) =>
        new
        {
            found.Course.CourseId,
            order.Stage,
            street = found.Course.Street.Code,
            streetName = found.Course.Street.Name,
            found.Course.Street.District,
            found.Course.Discipline,
            found.Course.FundingStream,
            found.Course.Audience,
            found.Course.Venue,
            contacts = caller.Kind == CallerKind.Teacher && found.Course.AcknowledgedAt is null ? null : found.Course.Contacts,
            teacher = caller.Kind == CallerKind.Street && found.Course.AcknowledgedAt is null ? null : found.Course.Teacher,
            found.Course.AcknowledgedAt,
            lessons = found.Lessons.Select(lesson => new
            {
                lesson.LessonId,
                lesson.Number,
                lesson.Start,
                lesson.Minutes,
                lesson.Status,
                lesson.Headcount,
                lesson.HasMedia,
            }),
            checklist = new object[]
            {
                new { item = "teacher", done = found.Course.Teacher is not null },
                new { item = "acknowledgement", done = found.Course.AcknowledgedAt is not null },
                new { item = "headcounts", done = found.Lessons.All(lesson => lesson.Headcount is not null) },
                new { item = "media", done = found.Lessons.All(lesson => lesson.HasMedia) },
            },
            timeline = order.History,
        };
}
