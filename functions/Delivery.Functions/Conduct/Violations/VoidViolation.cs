using Delivery.Domain;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Violations;

/// <summary>Staff take a violation back that was none, and the street is told why; what it led to is theirs to decide.</summary>
public sealed class VoidViolation(StreetConducts conducts, ConductLists lists, Commands commands, TimeProvider clock)
{
    public async Task<Outcome<Violation>> RunAsync(
        string street,
        string violationId,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        var voided = await commands.RunAsync(
            call,
            conducts.PlaceOf(street),
            durable,
            () => DecideAsync(street, violationId, reason, call.By.Name)
        );
        if (!voided.IsRefused)
            await lists.RefreshAsync(street, voided.Value.Season);
        return voided;
    }

    private async Task<Decided<Violation>> DecideAsync(string street, string violationId, string? reason, string by)
    {
        var conduct = await conducts.ReadAsync(street);
        if (conduct.StoredViolations.FirstOrDefault(one => one.Value.ViolationId == violationId) is not { } stored)
            return Outcome.Refused<Violation>("violation.unknown", "没有找到这条违规记录，请刷新页面");
        if (stored.Value.Voided is not null)
            return Outcome.Refused<Violation>("violation.stage", "这条违规记录已经撤销");
        if (string.IsNullOrWhiteSpace(reason))
            return Outcome.Refused<Violation>("violation.reason", "请写明为什么撤销", "reason");
        var voided = stored.Value with { Voided = new Voiding(clock.GetUtcNow(), by, reason) };
        return Decided.Change(
            voided,
            new Act("violation.void", $"{street}/{violationId}", reason),
            [conduct.NextHead(), TableRows.Replace(StreetConducts.RowOf(voided), stored.ETag)],
            new ConductTurn(street, conduct.NextNumber, voided.Season, violationId).Begin()
        );
    }
}
