using Azure;
using Delivery.Domain;
using Delivery.Domain.Ordering.Plans;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Plans;

/// <summary>What a street plans for a year, as it comes; saved again, it takes the place of the plan before.</summary>
public sealed record PlanSent(string Street, int Year, IReadOnlyList<PlanItem> Items, PlanBudget Budget);

/// <summary>Files a street's plan for a year.</summary>
public sealed class SavePlan(
    Registers registers,
    StreetYears streetYears,
    PlanLists lists,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Stale { get; } = new("etag.mismatch", "计划已被别人修改，请重新打开后再保存");

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    public async Task<Outcome<AnnualPlan>> RunAsync(PlanSent sent, ETag? ifMatch, Call call)
    {
        var saved = await commands.RunAsync(
            call,
            streetYears.PlaceOf(sent.Street, sent.Year),
            durable: null,
            () => DecideAsync(sent, ifMatch, call)
        );
        // Should this be cut off, the morning's timer lists it.
        if (!saved.IsRefused)
            await lists.RefreshAsync(sent.Street, sent.Year);
        return saved;
    }

    private async Task<Decided<AnnualPlan>> DecideAsync(PlanSent sent, ETag? ifMatch, Call call)
    {
        if (await registers.Streets.FindAsync(sent.Street) is null)
            return Outcome.Refused<AnnualPlan>(SubmitOrder.UnknownStreet(sent.Street));
        var known = await streetYears.PlanAsync(sent.Street, sent.Year);
        if (ifMatch is { } version && !version.Fits(known?.ETag))
            return Outcome.Refused<AnnualPlan>(Stale);
        var plan = new AnnualPlan(sent.Street, sent.Year, sent.Items, sent.Budget, clock.GetUtcNow(), call.By.Name);
        var codes = (await registers.Disciplines.LatelyAsync()).Select(row => row.RowKey).ToHashSet();
        var refusals = PlanRules.Check(plan, codes);
        return refusals.Count > 0
            ? Outcome.Refused<AnnualPlan>(refusals)
            : Decided.Change(plan, new Act("plan.save", $"{sent.Street}/{sent.Year}"), [StreetYears.Put(plan, known)]);
    }
}
