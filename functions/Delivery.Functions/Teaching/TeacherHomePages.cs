using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>Where a teacher starts: what is waited for, the next two months' lessons, and the payslips.</summary>
public sealed class TeacherHomePages(Site site, TeacherCalendars calendars, Courses courses, TimeProvider clock)
{
    private const int DaysAhead = 60;
    private const int DaysBack = 4;

    [Function(nameof(TeacherHomePage))]
    public Task<IResult> TeacherHomePage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "teacher")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller =>
            {
                var now = clock.GetUtcNow();
                var today = ShanghaiTime.DateOf(now);
                var lessons = new List<TeacherLesson>();
                foreach (
                    var booking in await calendars.BookingsAsync(
                        caller.Id,
                        today.AddDays(-DaysBack),
                        today.AddDays(DaysAhead)
                    )
                )
                    if (await LessonAsync(caller, booking, now) is { } lesson)
                        lessons.Add(lesson);
                return await site.HtmlAsync(
                    new TeacherHomeModel(
                        site.FrameFor(caller),
                        now,
                        caller.Name,
                        [.. TodosOf(lessons, now)],
                        lessons,
                        []
                    )
                );
            }
        );

    private async Task<TeacherLesson?> LessonAsync(Caller caller, Booking booking, DateTimeOffset now)
    {
        var stored = await courses.LessonAsync(booking.LessonId);
        var course = stored is null ? null : (await courses.GetAsync(stored.Value.CourseId)).Value;
        // A booking that is not confirmed yet, or was given to somebody else, is no lesson of this teacher.
        if (course?.Teacher?.TeacherId != caller.Id)
            return null;
        var contact = course.Contacts.ForDelivery;
        return new TeacherLesson(
            booking.LessonId,
            booking.Start,
            booking.Minutes,
            course.Discipline.Name,
            course.Discipline.Category,
            course.Street.Name,
            course.Venue.Name,
            course.Venue.Address,
            course.AcknowledgedAt is null
                ? new Person("签收确认单后可见", "")
                : new Person(contact.Name, contact.Phone),
            stored!.Value.HasMedia ? new Mark("已上传", Tone.Ok)
                : stored.Value.End < now ? new Mark("待上传照片", Tone.Warn)
                : null
        );
    }

    private static IEnumerable<Todo> TodosOf(IEnumerable<TeacherLesson> lessons, DateTimeOffset now) =>
        lessons
            .Where(lesson => lesson.Start.AddMinutes(lesson.Minutes) < now && lesson.State is not { Tone: Tone.Ok })
            .Select(lesson => new Todo(
                $"上传{lesson.Discipline} {Dates.DayAndWeekday(lesson.Start)}的照片",
                Paths.Lesson(lesson.LessonId),
                "上传"
            ));
}
