using Delivery.Domain.Calendar;
using Delivery.Functions.Conduct.Suspensions;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Conduct;

/// <summary>What a command did to a street's conduct.</summary>
/// <param name="Number">Of the command among the street's, from 1.</param>
/// <param name="Season">Whose list it changes; null for none.</param>
/// <param name="ViolationId">Of which the street is to be told: that it was recorded, or taken back.</param>
/// <param name="Commended">The year of a commendation that was given, put right or taken back.</param>
/// <param name="PraisedFor">The visit for which the street was praised.</param>
public sealed record ConductTurn(
    string Street,
    int Number,
    Season? Season = null,
    string? ViolationId = null,
    int? Commended = null,
    string? PraisedFor = null
)
{
    public OutboxMessage Begin() =>
        OutboxMessage.Start(nameof(ConductOrchestrator), Instances.Conduct(Street, Number), this);
}

/// <summary>
/// What follows a violation, one that is voided, a praise or a commendation: the lists show it and the street is told, whatever
/// stopped when. Instance: <c>conduct-{street}-{n}</c>.
/// </summary>
public static class ConductOrchestrator
{
    [Function(nameof(ConductOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var turn = context.GetInput<ConductTurn>()!;
        await context.Do(nameof(ListConduct), turn);
        await context.Do(nameof(TellOfConduct), turn);
    }
}

public sealed class ListConduct(
    StreetConducts conducts,
    ConductLists lists,
    CommendationLists commended,
    SuspensionProposals proposals
)
{
    [Function(nameof(ListConduct))]
    public async Task Run([ActivityTrigger] ConductTurn turn)
    {
        if (turn.Season is { } season)
            await lists.RefreshAsync(turn.Street, season);
        if (turn.ViolationId is not null)
            await proposals.OnOfficeAsync(turn.Street);
        if (turn.Commended is { } year)
            await (
                (await conducts.ReadAsync(turn.Street)).Commendations.FirstOrDefault(one => one.Year == year)
                    is { Withdrawn: null } award
                    ? commended.PutAsync(award)
                    : commended.RemoveAsync(year, turn.Street)
            );
    }
}

public sealed class TellOfConduct(StreetConducts conducts, Registers registers, ConductLetters letters)
{
    [Function(nameof(TellOfConduct))]
    public async Task Run([ActivityTrigger] ConductTurn turn)
    {
        var conduct = await conducts.ReadAsync(turn.Street);
        var street = (await registers.ReachedAsync(turn.Street))!;
        if (conduct.Violations.FirstOrDefault(one => one.ViolationId == turn.ViolationId) is { } violation)
            await letters.TellOfViolationAsync(street, violation);
        if (conduct.Commendations.FirstOrDefault(one => one.Year == turn.Commended) is { } award)
            await letters.TellOfCommendationAsync(street, award);
        if (conduct.Praises.FirstOrDefault(one => one.VisitId == turn.PraisedFor) is { } praise)
            await letters.TellOfPraiseAsync(street, praise);
    }
}
