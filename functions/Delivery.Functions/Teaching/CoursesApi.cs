using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>A course over HTTP: for staff, its own street, and its teacher.</summary>
public sealed class CoursesApi(
    Api api,
    StreetYears streetYears,
    Courses courses,
    Preparations preparations,
    NewsItems news,
    CourseReader reader
)
{
    [Function(nameof(GetCourse))]
    [ApiCall("查看一门课程", Answer = typeof(CourseView), Also = "本街镇、这门课的老师")]
    public Task<IResult> GetCourse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/courses/{id}")] HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff || caller.Kind is CallerKind.Street or CallerKind.Teacher,
            async caller =>
            {
                if (await streetYears.OrderAsync(id) is not { } order)
                    return ApiAnswer.NotFound("course.unknown", "课程", id);
                var course = await courses.FindWithLessonsAsync(id);
                if (!caller.IsStaff && !caller.IsStreet(order.Value.Request.Street) && !Teaches(caller, course))
                    return ApiAnswer.Forbidden;
                return ApiAnswer.Ok(await ReadAsync(order.Value, course, caller), course?.Stored.ETag ?? order.ETag);
            }
        );

    private async Task<CourseView> ReadAsync(Order order, CourseWithLessons? course, Caller caller)
    {
        if (course is null)
            return reader.Read(order, null, prepared: null, newsIsIn: false, caller);
        var prepared = (await preparations.FindAsync(order.OrderId))?.Value;
        var sent = await news.OfCourseAsync(order.OrderId);
        return reader.Read(order, course, prepared, sent is { Value.State: not NewsState.Returned }, caller);
    }

    // Also who gave some lessons of it and has dropped out.
    private static bool Teaches(Caller caller, CourseWithLessons? course) =>
        course is not null
        && course.Lessons.Any(lesson =>
            course.Course.TeacherOf(lesson) is { } teacher && caller.IsTeacher(teacher.TeacherId)
        );
}
