using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Domain.Teaching.Filming;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.OwnCalendar;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching;

/// <summary>A teacher's own page: from the inquiries sent and the calendar booked.</summary>
public sealed class TeacherHomeReader(
    Inquiries inquiries,
    TeacherCalendars calendars,
    Courses courses,
    OwnPayslips payslips,
    TeacherRatings ratings,
    CertificateTodos certificates,
    BegunQuestions begun,
    SignedLinks links,
    OwnCalendarLinks ownCalendar,
    Calendars working,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int DaysShown = 60;
    private const int MonthsOfRatings = 12;

    private sealed record Booked(Course Course, Lesson Lesson, bool IsFilmed);

    public async Task<TeacherHomeModel> ModelAsync(PageFrame frame, Caller teacher)
    {
        var (now, today) = (clock.GetUtcNow(), ShanghaiTime.DateOf(clock.GetUtcNow()));
        var bookings = await calendars.BookingsAsync(
            teacher.Id,
            today.AddDays(-settings.Teaching.MediaDays - 1),
            today.AddDays(DaysShown)
        );
        var booked = await Task.WhenAll(bookings.Select(ReadAsync));
        // A booking is not yet a confirmation.
        // While a change is decided, a lesson may be held at two times.
        var own = booked
            .Where(one => one.Course.TeacherOf(one.Lesson)?.TeacherId == teacher.Id)
            .DistinctBy(one => one.Lesson.LessonId)
            .OrderBy(one => one.Lesson.Start)
            .ToList();
        var paid = await payslips.OfAsync(teacher.Id, now);
        var todos = (await InquiriesAsync(teacher.Id))
            .Concat(await ConfirmationsAsync(own, teacher.Id))
            .Concat(Evidence(await UnprovenAsync(own, now), now))
            .Concat(paid.Todos)
            .Concat(await certificates.OfAsync(teacher.Id, today));
        return new TeacherHomeModel(
            frame,
            now,
            teacher.Name,
            [.. todos.OrderBy(todo => todo.Deadline)],
            [.. own.Where(one => one.Lesson.End > now).Select(Shown)],
            paid.Payslips,
            RatingsOfTeacher.Of(await ratings.SinceAsync(teacher.Id, Month.Of(today).AddMonths(-MonthsOfRatings)))
        )
        {
            Calendar = (await ownCalendar.OfAsync(teacher.Id)).ToString(),
        };
    }

    private async Task<Booked> ReadAsync(Booking booking)
    {
        var read = await courses.GetWithLessonAsync(booking.LessonId);
        return new Booked(read.Course, read.Lesson, read.Filmings.ComingTo(booking.LessonId) is not null);
    }

    private async Task<IEnumerable<Todo>> InquiriesAsync(string teacherId)
    {
        var todos = new List<Todo>();
        foreach (var inquiry in await inquiries.OpenOfAsync(teacherId))
        {
            var course = (await courses.GetAsync(inquiry.CourseId)).Value;
            var link = links.Make(LinkPurpose.Inquiry, "inquiries", inquiry.InquiryId, inquiry.AnswerBy.AddDays(30));
            todos.Add(
                new Todo(
                    $"能否上{course.Street.Name}的{course.Discipline.Name}",
                    link.AbsolutePath,
                    "去回复",
                    inquiry.AnswerBy
                )
            );
        }

        return todos;
    }

    private async Task<IEnumerable<Todo>> ConfirmationsAsync(IReadOnlyList<Booked> own, string teacherId)
    {
        var unsigned = own.Where(one => one.Course.AcknowledgedAt is null && one.Lesson.Teacher is null)
            .GroupBy(one => one.Course.CourseId)
            .Select(lessons => lessons.First())
            .ToList();
        if (unsigned.Count == 0)
            return [];
        var calendar = await working.LoadAsync();
        return unsigned.Select(first =>
        {
            var subject = $"{first.Course.CourseId}|{teacherId}";
            var link = links.Make(LinkPurpose.Acknowledge, "confirmations", subject, first.Lesson.End.AddDays(30));
            return new Todo(
                $"签收{first.Course.Street.Name}{first.Course.Discipline.Name}的确认单",
                link.AbsolutePath,
                "去签收",
                AcknowledgementRules.DueAt(first.Course.ChosenAt, first.Lesson.Start, calendar, settings.Matching)
            );
        });
    }

    // Of what was not held, as the teacher says too, nothing can be sent.
    private async Task<IReadOnlyList<Booked>> UnprovenAsync(IReadOnlyList<Booked> own, DateTimeOffset now)
    {
        var unproven = new List<Booked>();
        foreach (
            var one in own.Where(one =>
                !one.Lesson.HasMedia && one.Lesson.End <= now && one.Lesson.Status != LessonStatus.Cancelled
            )
        )
            if (!(await begun.LetOffAsync(one.Lesson)).Contains(BegunSide.Teacher))
                unproven.Add(one);
        return unproven;
    }

    private IEnumerable<Todo> Evidence(IEnumerable<Booked> unproven, DateTimeOffset now) =>
        unproven
            .Select(one => (one, Due: LessonDeadlines.MediaDue(one.Lesson.End, settings.At(one.Lesson.End).Teaching)))
            .Where(due => due.Due > now)
            .Select(due => new Todo(
                $"上传{due.one.Course.Discipline.Name}第{due.one.Lesson.Number}节的照片或视频",
                Paths.Lesson(due.one.Lesson.LessonId),
                "去上传",
                due.Due
            ));

    private static Mark? StateOf(Booked one) => StateOf(one.Lesson) ?? (one.IsFilmed ? new Mark("有拍摄") : null);

    private static Mark? StateOf(Lesson lesson) =>
        lesson.Status == LessonStatus.Cancelled ? new Mark(lesson.Status.Label(), Tone.Bad)
        : lesson.Sequence > 0 ? new Mark("有更改", Tone.Warn)
        : null;

    private static TeacherLesson Shown(Booked one) =>
        new(
            one.Lesson.LessonId,
            one.Lesson.Start,
            one.Lesson.Minutes,
            one.Course.Discipline.Name,
            one.Course.Discipline.Category,
            one.Course.Street.Name,
            one.Course.VenueOf(one.Lesson).Name,
            one.Course.VenueOf(one.Lesson).Address,
            LessonReader.ContactOf(one.Course),
            StateOf(one)
        );
}
