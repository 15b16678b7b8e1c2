using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Conduct.Suspensions;

/// <summary>
/// What the rule proposes on a street's conduct. Who answers for streets that went into it answers for their violations too: they
/// are counted with its own, and the proposal is its own, since it is the one that orders.
/// </summary>
public sealed class SuspensionProposals(
    StreetConducts conducts,
    ConductLists lists,
    Registers registers,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <summary>Of a street that answers for itself.</summary>
    /// <param name="added">Recorded with this decision; its season alone is judged. Null to judge all seasons, the latest first.</param>
    /// <param name="moved">A suspension as it is after this decision; null for none.</param>
    /// <returns>Null where nothing is proposed.</returns>
    public async Task<Suspension?> OfAsync(
        Street street,
        StreetConduct conduct,
        Violation? added = null,
        Suspension? moved = null
    )
    {
        var known = conduct.Suspensions.Where(one => one.Number != moved?.Number).ToList();
        var violations = conduct.Violations.ToList();
        if (moved is not null)
            known.Add(moved);
        if (added is not null)
            violations.Add(added);
        foreach (var taken in street.TakenBy(Today))
        {
            var other = await conducts.ReadAsync(taken);
            // Ids are a street's own.
            known.AddRange(
                other.Suspensions.Select(one =>
                    one with
                    {
                        Violations = [.. one.Violations.Select(id => IdIn(taken, id))],
                    }
                )
            );
            violations.AddRange(
                other.Violations.Select(one => one with { ViolationId = IdIn(taken, one.ViolationId) })
            );
        }

        var proposing = violations
            .GroupBy(one => one.Season)
            .Where(season => added is null || season.Key == added.Season)
            .OrderByDescending(season => season.Max(one => one.On))
            .Select(season => SuspensionRules.Proposing(season, known, settings.Conduct))
            .FirstOrDefault(season => season.Count > 0);
        return proposing is null
            ? null
            : new Suspension(
                conduct.Street,
                conduct.Suspensions.Count + 1,
                SuspensionStage.Proposed,
                proposing[0].Season,
                [.. proposing.Select(one => one.ViolationId)],
                SuspensionRules.ReasonOf(proposing),
                [new OrderEvent(clock.GetUtcNow(), "系统", "按规则提出停止配送", null)]
            );
    }

    /// <summary>
    /// A street that went into another has a new violation: it is proposed on the other one, where the rule says so. Done twice, it
    /// is done once.
    /// </summary>
    public async Task OnOfficeAsync(string street)
    {
        if (
            (await registers.Streets.FindAsync(street))?.Value is not { } own
            || own.SuccessorOn(Today) is null
            || await registers.OfficeOfAsync(own) is not { } office
        )
            return;
        var proposed = await commands.RunAsync(
            Caller.Service,
            conducts.PlaceOf(office.Code),
            durable: null,
            () => DecideAsync(office)
        );
        if (proposed.Value is { } suspension)
            await lists.RefreshAsync(office.Code, suspension.Season);
    }

    private async Task<Decided<Suspension?>> DecideAsync(Street office)
    {
        var conduct = await conducts.ReadAsync(office.Code);
        return await OfAsync(office, conduct) is { } proposed
            ? Decided.Change<Suspension?>(
                proposed,
                new Act("suspension.propose", office.Code, proposed.Reason),
                [conduct.NextHead(), TableRows.Insert(StreetConducts.RowOf(proposed))],
                SuspensionTurn.Begin(proposed)
            )
            : Outcome.Of<Suspension?>(null);
    }

    private DateOnly Today => ShanghaiTime.DateOf(clock.GetUtcNow());

    private static string IdIn(string street, string violationId) => $"{street}/{violationId}";
}
