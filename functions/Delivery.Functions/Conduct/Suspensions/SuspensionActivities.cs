using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Conduct.Suspensions;

/// <summary>Staff are reminded after some working days, a street once its rectification is due; each again as often.</summary>
public sealed class PlanSuspension(
    StreetConducts conducts,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int ReminderHour = 9;

    [Function(nameof(PlanSuspension))]
    public async Task<SuspensionPlan> Run([ActivityTrigger] SuspensionTurn turn)
    {
        var suspension = await conducts.GetSuspensionAsync(turn.Street, turn.Number);
        if (suspension.Stage.IsOver())
            return new SuspensionPlan(suspension.Stage, clock.GetUtcNow());
        var rules = settings.At(suspension.History[^1].At).Conduct;
        var days = suspension.WaitsForStaff ? rules.SuspensionReminderWorkingDays : rules.RectificationWorkingDays;
        var (calendar, now) = (await calendars.LoadAsync(), clock.GetUtcNow());
        var since = turn.Since ?? ShanghaiTime.DateOf(now);
        return Deadlines.Find(calendar, since, days, ReminderHour) is { } until
            ? new SuspensionPlan(suspension.Stage, until)
            : new SuspensionPlan(suspension.Stage, Deadlines.LookAgainAt(now), since);
    }
}

/// <summary>
/// The entry in the register of who orders says what its suspensions say, those of streets that went into it too, with the change
/// in its history. The street's own entry follows its own.
/// </summary>
public sealed class SetStreetStatus(StreetConducts conducts, Registers registers, TimeProvider clock)
{
    [Function(nameof(SetStreetStatus))]
    public async Task Run([ActivityTrigger] SuspensionTurn turn)
    {
        var suspension = await conducts.GetSuspensionAsync(turn.Street, turn.Number);
        if (await registers.OfficeOfAsync(turn.Street) is not { } office)
            return;
        if (office.Code != turn.Street)
            await SetAsync(turn.Street, suspension.Stage.Holds(), suspension.Stage);
        await SetAsync(office.Code, await IsHeldAsync(office, turn, suspension), suspension.Stage);
    }

    private async Task<bool> IsHeldAsync(Street office, SuspensionTurn turn, Suspension suspension)
    {
        if (suspension.Stage.Holds())
            return true;
        string[] streets = [office.Code, .. office.TakenBy(ShanghaiTime.DateOf(clock.GetUtcNow()))];
        foreach (var other in streets.Length == 1 ? [] : streets)
            if (
                (await conducts.ReadAsync(other)).Suspensions.Any(one =>
                    one.Stage.Holds() && (one.Street, one.Number) != (turn.Street, turn.Number)
                )
            )
                return true;
        return false;
    }

    private Task SetAsync(string code, bool isSuspended, SuspensionStage stage)
    {
        var status = isSuspended ? StreetStatus.Suspended : StreetStatus.Active;
        return TableRows.UntilCommittedAsync(async () =>
        {
            if (await registers.Streets.FindAsync(code) is not { } street || street.Value.Status == status)
                return (true, true);
            var (result, _) = await registers.Streets.PutAsync(
                Caller.Service,
                new Act("street.status", code, stage.Label()),
                code,
                street.Value with
                {
                    Status = status,
                },
                street.ETag
            );
            return (result != PutResult.Stale, true);
        });
    }
}

/// <summary>The lists of conduct show the suspension as it is.</summary>
public sealed class ListSuspension(StreetConducts conducts, ConductLists lists)
{
    [Function(nameof(ListSuspension))]
    public async Task Run([ActivityTrigger] SuspensionTurn turn) =>
        await lists.RefreshAsync(turn.Street, (await conducts.GetSuspensionAsync(turn.Street, turn.Number)).Season);
}

/// <summary>The orders that waited stand before the reviewers again, and they are told so.</summary>
public sealed class ListWaitingOrders(
    StreetYears streetYears,
    OrderLists lists,
    Registers registers,
    ConductLetters letters,
    TimeProvider clock
)
{
    [Function(nameof(ListWaitingOrders))]
    public async Task Run([ActivityTrigger] SuspensionTurn turn)
    {
        var year = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        var waiting = new List<Order>();
        foreach (var one in new[] { year, year + 1 })
            waiting.AddRange(
                (await streetYears.OrdersAsync(turn.Street, one))
                    .Select(order => order.Value)
                    .Where(order => order.Stage == OrderStage.Submitted)
            );
        foreach (var order in waiting)
            await lists.RefreshAsync(order.OrderId);
        if (waiting.Count > 0)
            await letters.TellOfWaitingOrdersAsync(
                (await registers.ReachedAsync(turn.Street))!,
                turn.Number,
                [.. waiting.Select(order => order.OrderId)]
            );
    }
}

/// <summary>Tells whoever has to act, or what became of it: one mail for each step and reminder.</summary>
public sealed class TellOfSuspension(StreetConducts conducts, Registers registers, ConductLetters letters)
{
    [Function(nameof(TellOfSuspension))]
    public async Task Run([ActivityTrigger] SuspensionTurn turn)
    {
        var suspension = await conducts.GetSuspensionAsync(turn.Street, turn.Number);
        if (suspension.Stage == SuspensionStage.Dismissed)
            return;
        var street = (await registers.ReachedAsync(turn.Street))!;
        await letters.TellOfSuspensionAsync(street, suspension, turn.Reminder);
    }
}
