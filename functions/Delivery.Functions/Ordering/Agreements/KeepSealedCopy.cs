using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The scan of a letter with its seals. The file is kept under its own content, so a repeat writes the same again.</summary>
public sealed class KeepSealedCopy(
    StreetYears streetYears,
    DeliveryBlobs blobs,
    AgreementLists lists,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public static Refusal NoFile { get; } = new("agreement.scan-missing", "请选择扫描件", "file");

    public async Task<Outcome<Agreement>> RunAsync(string street, int year, byte[] file, Call call)
    {
        var kind = ScanRules.Check(file, settings.Ordering.AgreementScanMostMegabytes);
        if (kind.IsRefused)
            return Outcome.Refused<Agreement>(kind.Refusals);
        var id = Convert.ToHexStringLower(SHA256.HashData(file))[..32];
        var copy = new SealedCopy(id, kind.Value, file.Length, clock.GetUtcNow(), call.By.Name);
        // Before the row that names it: a crash between leaves a file that nobody names.
        await BlobOf(street, year, id).UploadAsync(BinaryData.FromBytes(file), new BlobUploadOptions());
        var outcome = await commands.RunAsync(
            call,
            streetYears.PlaceOf(street, year),
            durable: null,
            () => DecideAsync(street, year, copy)
        );
        if (!outcome.IsRefused)
            await lists.RefreshAsync(street, year);
        return outcome;
    }

    /// <summary>Null where there is none.</summary>
    public async Task<(SealedCopy Copy, byte[] File)?> FindAsync(string street, int year) =>
        await streetYears.AgreementAsync(street, year) is { Value.SealedCopy: { } copy }
            ? (copy, (await BlobOf(street, year, copy.Id).DownloadContentAsync()).Value.Content.ToArray())
            : null;

    private async Task<Decided<Agreement>> DecideAsync(string street, int year, SealedCopy copy)
    {
        var known = await streetYears.AgreementAsync(street, year);
        var kept = AgreementRules.Keep(known?.Value, copy);
        if (kept.IsRefused || known!.Value.SealedCopy?.Id == copy.Id)
            return kept;
        return Decided.Change(
            kept.Value,
            new Act("agreement.sealed", $"{street}/{year}", copy.Id),
            [StreetYears.Put(kept.Value, known)]
        );
    }

    private BlobClient BlobOf(string street, int year, string id) =>
        blobs.Agreements.GetBlobClient($"{street}/{year:0000}/{id}");
}
