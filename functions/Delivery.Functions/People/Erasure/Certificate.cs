using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Erasure;

/// <summary>What was erased of whom, where, by whom and why: it names nobody.</summary>
/// <param name="Done">How many rows or files, by place.</param>
public sealed record Certificate(
    string ErasureId,
    string Kind,
    string Shown,
    string Reason,
    string By,
    DateTimeOffset At,
    IReadOnlyDictionary<string, int> Done,
    DateTimeOffset? FinishedAt = null
);

/// <summary>Certificates, and beside each, until the work is done, whom it is about, sealed.</summary>
public sealed class Certificates(DeliveryTables tables, Seals seals)
{
    private const string Partition = Storage.Registers.Erasures;
    private const string Purpose = "erasure";
    private const string CertificatePrefix = "certificate|";
    private const string WorkPrefix = "work|";

    public Place Place => new(tables.Registers, Partition);

    public Task<Stored<Certificate>?> FindAsync(string id) =>
        tables.Registers.FindAsync<Certificate>(Partition, CertificatePrefix + id);

    /// <summary>The newest first.</summary>
    public Task<Listed<Certificate>> PageAsync(string? after, int limit) =>
        tables.Registers.PageAsync<Certificate>(
            Partition,
            after is null ? CertificatePrefix : TableRows.KeyAfter(after),
            CertificatePrefix + char.MaxValue,
            limit
        );

    public static Azure.Data.Tables.TableEntity RowOf(Certificate certificate) =>
        Row.Of(Partition, CertificatePrefix + certificate.ErasureId, certificate);

    public Azure.Data.Tables.TableEntity RowOf(string id, Erasee erasee) =>
        Row.Of(Partition, WorkPrefix + id, seals.Hide(Purpose, StoredJson.Write(erasee)));

    /// <returns>Null once the work is done.</returns>
    public async Task<Erasee?> EraseeAsync(string id) =>
        await tables.Registers.FindAsync<string>(Partition, WorkPrefix + id) is { } work
            ? StoredJson.Read<Erasee>(seals.Reveal(Purpose, work.Value))
            : null;

    public Task NoteAsync(string id, Func<Certificate, Certificate> change) =>
        TableRows.UntilCommittedAsync(async () =>
        {
            var known =
                await FindAsync(id) ?? throw new InvalidOperationException($"There is no certificate of erasure {id}.");
            var row = RowOf(change(known.Value));
            return (await tables.Registers.TryCommitAsync([TableRows.Replace(row, known.ETag)]), true);
        });

    public Task ForgetAsync(string id) => tables.Registers.DeleteEntityAsync(Partition, WorkPrefix + id);
}
