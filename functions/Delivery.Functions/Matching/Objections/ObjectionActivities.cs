using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.DropOuts;
using Delivery.Domain.Matching.Objections;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Confirmation;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Objections;

/// <summary>Staff are told and have it among what waits for them; the order says that it was said.</summary>
public sealed class TakeObjection(
    Courses courses,
    ObjectionLists lists,
    ObjectionLetters letters,
    OrderNotes notes,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(TakeObjection))]
    public async Task<ObjectionPlan> Run([ActivityTrigger] ObjectionOf of)
    {
        var course = (await courses.GetWithLessonsAsync(of.CourseId)).Remaining;
        var now = clock.GetUtcNow();
        if (course.Course.Objection is not { } said || said.Number != of.Number)
            return new ObjectionPlan(now, now, now);
        await notes.AddAsync(of.CourseId, new OrderEvent(said.At, said.By, ObjectionNotes.Said, null));
        // Decided in the same moment, it may have been told so before this began: there is nothing to wait for.
        if (said.State != ObjectionState.Open || SendConfirmation.IsCalledOff(course))
            return new ObjectionPlan(now, now, now);
        var plan = await PlanAsync(said.At, course.First.Start);
        await lists.PutAsync(course.Course, said, plan.LapsesAt);
        await letters.ToStaffAsync(course, said, plan.LapsesAt);
        return plan;
    }

    private async Task<ObjectionPlan> PlanAsync(DateTimeOffset at, DateTimeOffset first)
    {
        var (calendar, day) = (await calendars.LoadAsync(), ShanghaiTime.DateOf(at));
        var days = settings.At(at).Matching.ObjectionReminderWorkingDays;
        // Reminded as it lapses, nobody could decide any more.
        DateTimeOffset? latest = EndOf(calendar.WorkingDayBefore(ShanghaiTime.DateOf(first)));
        DateTimeOffset After(int working) =>
            new[] { EndOf(calendar.FindWorkingDay(day, working)), latest }.Min() is { } then && then > at
                ? then
                : first;
        return new ObjectionPlan(After(days), After(2 * days), first);
    }

    private static DateTimeOffset? EndOf(DateOnly? day) => day is { } date ? ShanghaiTime.At(date, 17) : null;
}

public sealed record ObjectionReminder(ObjectionOf Of, bool ForManager);

/// <summary>Staff, and later their manager, are reminded of an objection that nobody has decided.</summary>
public sealed class RemindOfObjection(Courses courses, ObjectionLetters letters)
{
    [Function(nameof(RemindOfObjection))]
    public async Task Run([ActivityTrigger] ObjectionReminder reminder)
    {
        var course = (await courses.GetWithLessonsAsync(reminder.Of.CourseId)).Remaining;
        if (
            course.Course.Objection is { State: ObjectionState.Open } open
            && open.Number == reminder.Of.Number
            && !SendConfirmation.IsCalledOff(course)
        )
            await letters.ToStaffAsync(course, open, course.First.Start, reminder.ForManager);
    }
}

/// <summary>Nobody has decided before the teacher's first lesson; where that was moved meanwhile, it goes on waiting.</summary>
public sealed class LapseObjection(Courses courses, ObjectionLists lists, DecideObjection decide, TimeProvider clock)
{
    /// <returns>The first lesson where it still lies ahead; null where it has lapsed or is decided.</returns>
    [Function(nameof(LapseObjection))]
    public async Task<DateTimeOffset?> Run([ActivityTrigger] ObjectionOf of)
    {
        var course = (await courses.GetWithLessonsAsync(of.CourseId)).Remaining;
        if (
            course.Course.Objection is { State: ObjectionState.Open } open
            && open.Number == of.Number
            && course.First.Start > clock.GetUtcNow()
            && !SendConfirmation.IsCalledOff(course)
        )
        {
            await lists.PutAsync(course.Course, open, course.First.Start);
            return course.First.Start;
        }

        await decide.LapseAsync(of);
        return null;
    }
}

/// <summary>It waits for nobody any more: the street is told what the teacher's leaving does not tell it.</summary>
public sealed class CloseObjection(
    Courses courses,
    Storage.Matching.DropOuts dropOuts,
    ObjectionLists lists,
    ObjectionLetters letters,
    OrderNotes notes
)
{
    [Function(nameof(CloseObjection))]
    public async Task Run([ActivityTrigger] ObjectionOf of)
    {
        var course = (await courses.GetWithLessonsAsync(of.CourseId)).Remaining;
        if (course.Course.DropOuts >= of.Number)
            await NoteLeavingAsync(of);
        else if (
            course.Course.Objection is { DecidedAt: { } at } ended
            && ended.Number == of.Number
            && !SendConfirmation.IsCalledOff(course)
        )
        {
            var what = ended.State == ObjectionState.Declined ? ObjectionNotes.Declined : ObjectionNotes.Lapsed;
            await notes.AddAsync(of.CourseId, new OrderEvent(at, "协会", what, ended.Answer));
            await letters.ToStreetAsync(course, ended);
        }

        await lists.RemoveAsync(of.CourseId, of.Number);
    }

    private async Task NoteLeavingAsync(ObjectionOf of)
    {
        var left = await dropOuts.GetAsync(of.CourseId, of.Number);
        if (left.Kind == DropOutKind.Objection)
            await notes.AddAsync(of.CourseId, new OrderEvent(left.At, "协会", ObjectionNotes.Agreed, null));
    }
}
