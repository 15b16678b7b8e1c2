using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Teaching.Past;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching.Past;

/// <summary>A month's lessons of a teacher: one read of the calendar, one for each course, one for each payslip that may have them.</summary>
public sealed class PastLessonsReader(
    TeacherCalendars calendars,
    Courses courses,
    Settlements settlements,
    TeacherRatings ratings,
    TimeProvider clock
)
{
    // What waits for a word of the street is paid a month later, or not at all.
    private const int MonthsOfPay = 3;

    private sealed record Held(Course Course, Lesson Lesson);

    public async Task<PastLessonsModel> ModelAsync(PageFrame frame, Caller teacher, Month month)
    {
        var now = clock.GetUtcNow();
        var current = Month.Of(ShanghaiTime.DateOf(now));
        var held = await HeldAsync(teacher.Id, month, now);
        var payslips = held.Count == 0 ? [] : await PayslipsAsync(teacher.Id, month, current);
        return new PastLessonsModel(
            frame,
            month,
            [.. held.Select(one => Shown(one, payslips))],
            RatingsOfTeacher.Of(await ratings.OfMonthAsync(teacher.Id, month)),
            Paths.PastLessonsOf(month.Previous),
            month.CompareTo(current) < 0 ? Paths.PastLessonsOf(month.Next) : null
        );
    }

    private async Task<IReadOnlyList<Held>> HeldAsync(string teacherId, Month month, DateTimeOffset now)
    {
        var booked = (await calendars.BookingsAsync(teacherId, month.First, month.Last))
            .Select(booking => booking.LessonId)
            .ToHashSet(StringComparer.Ordinal);
        var read = await Task.WhenAll(
            booked.Select(id => LessonId.Parse(id).OrderId).Distinct().Select(courses.FindWithLessonsAsync)
        );
        // A booking is not yet a confirmation, and a moved lesson may have left one behind.
        return
        [
            .. read.OfType<CourseWithLessons>()
                .SelectMany(course => course.Lessons.Select(lesson => new Held(course.Course, lesson)))
                .Where(one => booked.Contains(one.Lesson.LessonId) && month.Contains(one.Lesson.Date))
                .Where(one => one.Lesson.End <= now && one.Course.TeacherOf(one.Lesson)?.TeacherId == teacherId)
                .OrderBy(one => one.Lesson.Start),
        ];
    }

    // A draft is the association's own business until it is released.
    private async Task<IReadOnlyList<KeptPayslip>> PayslipsAsync(string teacherId, Month month, Month current)
    {
        var found = new List<KeptPayslip>();
        for (var back = 0; back < MonthsOfPay && month.AddMonths(back).CompareTo(current) < 0; back++)
            if (await settlements.PayslipAsync(month.AddMonths(back), teacherId) is { Value: var kept })
                if (kept.Payslip.State != PayslipState.Draft)
                    found.Add(kept);
        return found;
    }

    private static PastLesson Shown(Held one, IReadOnlyList<KeptPayslip> payslips)
    {
        var (pay, path) = PayOf(one.Lesson, payslips);
        return new PastLesson(
            one.Lesson.LessonId,
            one.Lesson.Number,
            one.Lesson.Start,
            one.Lesson.Minutes,
            one.Course.Discipline.Name,
            one.Course.Discipline.Category,
            one.Course.Street.Name,
            one.Lesson.Headcount,
            pay,
            path
        );
    }

    private static (Mark Pay, string? Path) PayOf(Lesson lesson, IReadOnlyList<KeptPayslip> payslips)
    {
        if (lesson.Status == LessonStatus.Cancelled)
            return (new Mark(lesson.Status.Label(), Tone.Bad), null);
        if (
            payslips.FirstOrDefault(kept => kept.Payslip.Lines.Any(line => line.LessonId == lesson.LessonId)) is
            { } paid
        )
            return (
                new Mark(paid.StateLabel, paid.Payslip.State == PayslipState.Paid ? Tone.Ok : Tone.Plain),
                Paths.PayslipLine(paid.Payslip.PayslipId, lesson.LessonId)
            );
        return
            payslips.LastOrDefault(kept => kept.Unpaid?.Any(one => one.LessonId == lesson.LessonId) == true)
                is { } unpaid
            ? (new Mark("没有发", Tone.Warn), Paths.Payslip(unpaid.Payslip.PayslipId))
            : (new Mark("还没有结算"), null);
    }
}
