using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Delivery.Functions.Teaching.OwnCalendar;

/// <summary>
/// A teacher's confirmed lessons as iCalendar (RFC 5545), times in UTC. The street's contact stands in it as on the teacher's
/// own page, once the confirmation is acknowledged.
/// </summary>
public sealed class OwnCalendarFile(TeacherCalendars calendars, Courses courses, LetterBox letters, TimeProvider clock)
{
    private const int DaysBack = 31;
    private const int DaysAhead = 200;

    public async Task<string> OfAsync(string teacherId)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var bookings = await calendars.BookingsAsync(teacherId, today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        var byCourse = bookings.GroupBy(booking => LessonId.Parse(booking.LessonId).OrderId, StringComparer.Ordinal);
        var calendar = new Ical.Net.Calendar { Method = "PUBLISH", ProductId = "-//Delivery//Community sports//ZH" };
        calendar.AddProperty("X-WR-CALNAME", "我的配送课程");
        foreach (var course in byCourse)
            if (await courses.FindWithLessonsAsync(course.Key) is { } found)
                calendar.Events.AddRange(
                    course.Where(booking => IsTheirs(found, booking, teacherId)).Select(one => EventOf(found, one))
                );
        return new CalendarSerializer().SerializeToString(calendar)
            ?? throw new InvalidOperationException("The calendar came out empty.");
    }

    // A booking is not yet a confirmation; and what was held stays with who held it.
    private static bool IsTheirs(CourseWithLessons course, Booking booking, string teacherId) =>
        course.Lessons.Any(lesson =>
            lesson.LessonId == booking.LessonId && course.Course.TeacherOf(lesson)?.TeacherId == teacherId
        );

    private CalendarEvent EventOf(CourseWithLessons found, Booking booking)
    {
        var (course, lesson) = (found.Course, found.Lessons.FirstOrDefault(one => one.LessonId == booking.LessonId));
        var venue = lesson is null ? course.Venue : course.VenueOf(lesson);
        return new CalendarEvent
        {
            // The same lesson as in the public calendars: whoever subscribes to both sees it once.
            Uid = CalendarIds.Of(booking.LessonId, letters.Link(Paths.TeacherHome)),
            DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime),
            DtStart = new CalDateTime(booking.Start.UtcDateTime),
            DtEnd = new CalDateTime(booking.End.UtcDateTime),
            Summary = $"{course.Discipline.Name}（{course.Street.Name}）",
            Location = $"{venue.Name}，{course.Street.District}{venue.Address}",
            Description = ContactOf(course),
            Status = EventStatus.Confirmed,
        };
    }

    private static string ContactOf(Course course)
    {
        var contact = course.Contacts.ForDelivery;
        return course.AcknowledgedAt is null
            ? "签收确认单后，这里有街镇联系人。"
            : $"现场联系 {contact.Name} {contact.Phone}";
    }
}
