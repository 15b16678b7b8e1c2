using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Staff are reminded at the end of the working day, unless the lesson begins before.</summary>
public sealed class PlanChange(CourseChanges changes, Calendars calendars, CurrentSettings settings)
{
    private const int ReminderHour = 17;

    [Function(nameof(PlanChange))]
    public async Task<ChangePlan> Run([ActivityTrigger] string changeId)
    {
        var change = await changes.GetAsync(changeId);
        var days = settings.At(change.FiledAt).Conduct.ChangeReminderWorkingDays;
        var calendar = await calendars.LoadAsync();
        // A day that nobody knows yet is of a later year than the lesson, and so no reminder either.
        var remind = Deadlines.Find(calendar, ShanghaiTime.DateOf(change.FiledAt), days, ReminderHour);
        return new ChangePlan(remind < change.LapsesAt ? remind : null, change.LapsesAt);
    }
}

/// <summary>Brings the lists of staff up to the change's present state.</summary>
public sealed class ListChange(ChangeLists lists)
{
    [Function(nameof(ListChange))]
    public Task Run([ActivityTrigger] string changeId) => lists.RefreshAsync(changeId);
}

public sealed class LapseChange(DecideChange decide)
{
    [Function(nameof(LapseChange))]
    public Task<ChangeState> Run([ActivityTrigger] string changeId) => decide.LapseAsync(changeId);
}

/// <summary>The teacher's calendar holds the change's lessons as they stand: what was held for a change is kept or free.</summary>
public sealed class KeepBookings(CourseChanges changes, HeldLessons held)
{
    [Function(nameof(KeepBookings))]
    public async Task Run([ActivityTrigger] string changeId) =>
        await held.ReleaseAsync(await changes.GetAsync(changeId));
}
