using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Confirmation;

/// <summary>
/// The booked teacher becomes the course's teacher, and its lessons go into the lists of their weeks and months and, where a
/// week is published already, into its programme. An order that was taken back meanwhile needs no teacher: the calendar is freed again.
/// </summary>
public sealed class ConfirmTeacher(
    Courses courses,
    Registers registers,
    StageMoves moves,
    MatchingPlans plans,
    TeacherCalendars calendars,
    LessonLists lists,
    Enrolments enrolments,
    CurrentSettings settings,
    FeeNorms fees,
    TimeProvider clock
)
{
    [Function(nameof(ConfirmTeacher))]
    public async Task<bool> Run([ActivityTrigger] CourseTeacherChoice choice, [DurableClient] DurableTaskClient durable)
    {
        await plans.LeaveAsync(choice.CourseId);
        var moved = await moves.MoveAsync(choice.CourseId, OrderStage.Confirmed, "系统");
        if (moved.IsRefused)
        {
            await calendars.FreeAsync(choice.TeacherId, choice.CourseId);
            return false;
        }

        await SetTeacherAsync(choice);
        var course = await courses.GetWithLessonsAsync(choice.CourseId);
        await enrolments.OpenAsync(course.Course);
        var places = enrolments.Begin(course.Course).Status(settings.Enrolment);
        var held = await HeldAsync(course, moved.Value);
        await lists.PutAsync(course.Lessons.Select(lesson => OfWeek(course.Course, lesson, places)));
        // Done again, it finds what was called off since: that is paid to nobody.
        foreach (var month in course.Lessons.Where(lesson => !IsOff(lesson)).GroupBy(lesson => Month.Of(lesson.Date)))
            await lists.AddAsync(month.Key, [.. await Task.WhenAll(month.Select(OfMonthAsync))]);
        await LeaveOutAsync(course);
        // Confirmed after the Friday, its lessons of that week come with a correction.
        await durable.CorrectAsync(course.Lessons.Select(lesson => lesson.Date));
        return true;

        async Task<LessonOfMonth> OfMonthAsync(Lesson lesson) =>
            OfMonth(course, lesson, await FeeAsync(course.Course, lesson), held[lesson.LessonId]);
    }

    // Since the order is confirmed a change may come at any moment, also between reading the lessons and listing them.
    private async Task LeaveOutAsync(CourseWithLessons listed)
    {
        var (stored, lessons) = await courses.GetWithLessonsAsync(listed.Course.CourseId);
        var off = lessons.Where(IsOff).Select(lesson => lesson.LessonId).ToHashSet();
        foreach (var lesson in listed.Lessons.Where(one => !IsOff(one) && off.Contains(one.LessonId)))
            await lists.RemoveAsync(Month.Of(lesson.Date), stored.Value.Street.Code, lesson.LessonId);
    }

    private static bool IsOff(Lesson lesson) => lesson.Status == LessonStatus.Cancelled;

    private Task<decimal> FeeAsync(Course course, Lesson lesson) =>
        fees.FeeForAsync(course.Discipline.Category, course.Teacher!.Grade, TimeOf(lesson));

    // Each lesson takes what was estimated for it; where norms have changed since the approval, its share. Together they take
    // what the order holds, to the fen.
    private async Task<IReadOnlyDictionary<string, decimal>> HeldAsync(CourseWithLessons course, Order order)
    {
        if (course.Course.FundingStream != FundingStream.Basic)
            return course.Lessons.ToDictionary(lesson => lesson.LessonId, _ => 0m);
        var category = course.Course.Discipline.Category;
        var estimates = await Task.WhenAll(
            course.Lessons.Select(lesson => fees.EstimateAsync(category, [TimeOf(lesson)]))
        );
        var weights = estimates.Sum() > 0 ? estimates : [.. estimates.Select(_ => 1m)];
        var parts = Fen.Shares(order.EstimatedFees, weights);
        return course.Lessons.Zip(parts).ToDictionary(one => one.First.LessonId, one => one.Second);
    }

    private static LessonTime TimeOf(Lesson lesson) => new(lesson.Start, lesson.Minutes);

    private Task SetTeacherAsync(CourseTeacherChoice choice) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var course = await courses.GetAsync(choice.CourseId);
            var teacher = (await registers.Teachers.FindAsync(choice.TeacherId))!.Value.Teacher;
            if (course.Value.Teacher?.TeacherId == teacher.TeacherId)
                return (true, true);
            var chosen = course.Value.TaughtBy(teacher, clock.GetUtcNow());
            return (await courses.Table.TryCommitAsync([TableRows.Replace(Courses.RowOf(chosen), course.ETag)]), true);
        });

    private static ProgrammeLesson OfWeek(Course course, Lesson lesson, EnrolmentStatus places) =>
        new(
            lesson.LessonId,
            lesson.Start,
            lesson.End,
            course.Discipline.Name,
            course.Discipline.Category,
            course.Venue.Name,
            course.Venue.Address,
            course.Street.District,
            course.Street.Name,
            course.Street.PublishedContact,
            places,
            lesson.Status,
            course.PublishedTeacher
        );

    private static LessonOfMonth OfMonth(CourseWithLessons course, Lesson lesson, decimal fee, decimal held)
    {
        var (teacher, discipline, street) = (course.Course.Teacher!, course.Course.Discipline, course.Course.Street);
        return new LessonOfMonth(
            lesson.LessonId,
            lesson.CourseId,
            street.Code,
            street.Name,
            course.Course.Venue.Name,
            teacher.TeacherId,
            teacher.Name,
            discipline.Name,
            discipline.Category,
            course.Course.FundingStream,
            lesson.Start,
            lesson.Minutes,
            fee,
            held,
            Grade: teacher.Grade ?? string.Empty,
            Expected: course.Course.Audience.Expected
        );
    }
}

/// <summary>Takes a booking back that did not become the course's teacher.</summary>
public sealed class FreeBooking(Courses courses, TeacherCalendars calendars, TimeProvider clock)
{
    [Function(nameof(FreeBooking))]
    public async Task Run([ActivityTrigger] CourseTeacherChoice choice)
    {
        if ((await courses.GetAsync(choice.CourseId)).Value.Teacher?.TeacherId != choice.TeacherId)
            await calendars.FreeAsync(choice.TeacherId, choice.CourseId, clock.GetUtcNow());
    }
}
