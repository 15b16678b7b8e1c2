using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.People;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Erasure;

/// <summary>Begins to erase a person: the certificate is written, and the orchestration goes through all places.</summary>
public sealed class ErasePerson(
    IEnumerable<ErasableKind> kinds,
    Certificates certificates,
    CallerHash hashes,
    Commands commands,
    TimeProvider clock
)
{
    private const int HashDigits = 12;

    public async Task<Outcome<Certificate>> RunAsync(
        string kind,
        string id,
        string? reason,
        Call call,
        DurableTaskClient durable
    )
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Outcome.Refused<Certificate>(ErasureRules.NoReason);
        return await commands.RunAsync(
            call,
            certificates.Place,
            durable,
            () => DecideAsync(kind, id.Trim(), reason, call.By)
        );
    }

    private async Task<Decided<Certificate>> DecideAsync(string kind, string id, string reason, Caller by)
    {
        if (!TableRows.CanBeKey(id) || kinds.FirstOrDefault(known => known.Name == kind) is not { } known)
            return Outcome.Refused<Certificate>(ErasureRules.Unknown);
        var found = await known.FindAsync(id);
        if (found.IsRefused)
            return Outcome.Refused<Certificate>(found.Refusals);
        var certificate = CertificateOf(found.Value, reason, by);
        return Decided.Change(
            certificate,
            new Act("person.erase", certificate.ErasureId, certificate.Reason),
            [
                TableRows.Insert(Certificates.RowOf(certificate)),
                TableRows.Insert(certificates.RowOf(certificate.ErasureId, found.Value)),
            ],
            OutboxMessage.Start(
                nameof(ErasureOrchestrator),
                Instances.Erasure(certificate.ErasureId),
                certificate.ErasureId
            )
        );
    }

    // The newest first in key order; the hash tells two of one moment apart and says nothing of the person.
    private Certificate CertificateOf(Erasee erasee, string reason, Caller by)
    {
        var now = clock.GetUtcNow();
        var newestFirst = (DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks).ToString(
            "D19",
            CultureInfo.InvariantCulture
        );
        return new Certificate(
            $"{newestFirst}-{hashes.Of($"{erasee.Kind}\n{erasee.Id}")[..HashDigits]}",
            erasee.Kind,
            erasee.Shown,
            erasee.Without(reason.Trim()),
            by.Name,
            now,
            new Dictionary<string, int>()
        );
    }
}
