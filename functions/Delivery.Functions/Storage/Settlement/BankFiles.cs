using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;

namespace Delivery.Functions.Storage.Settlement;

/// <summary>A file as it was handed to the bank.</summary>
/// <param name="Number">From 1, within the month.</param>
/// <param name="Total">Yuan.</param>
/// <param name="Control">The last four digits of every account, added up: what else would show a changed account.</param>
/// <param name="Sha256">Of its bytes, in hexadecimal.</param>
/// <param name="Teachers">Ids of those whose payslip it orders to be paid; without the month, so that 30,000 fit into a row.</param>
public sealed record KeptBankFile(
    Month Month,
    int Number,
    RunPerson By,
    DateTimeOffset At,
    int Count,
    decimal Total,
    long Control,
    string MediaType,
    string Sha256,
    IReadOnlyList<string> Teachers
);

/// <summary>A piece of a file's content, sealed.</summary>
public sealed record BankFilePart(string Sealed);

/// <summary>The month's bank files beside its run: accounts stand in their content, which is sealed.</summary>
public sealed class BankFiles(DeliveryTables tables, Seals seals)
{
    private const string FilePrefix = "bank-file|";
    private const string PartPrefix = "bank-part|";
    private const string Purpose = "settlement.bank-file";

    // A row holds 1 MiB of UTF-16.
    private const int PartLength = 300_000;

    public async Task<IReadOnlyList<KeptBankFile>> OfMonthAsync(Month month)
    {
        var files = new List<KeptBankFile>();
        await foreach (
            var file in tables.Settlements.WithPrefixAsync<KeptBankFile>(Settlements.PartitionOf(month), FilePrefix)
        )
            files.Add(file.Value);
        return files;
    }

    public async Task<KeptBankFile?> FindAsync(Month month, int number) =>
        (
            await tables.Settlements.FindAsync<KeptBankFile>(
                Settlements.PartitionOf(month),
                $"{FilePrefix}{number:000}"
            )
        )?.Value;

    /// <exception cref="InvalidDataException">What is kept is not what was handed over.</exception>
    public async Task<byte[]> ContentAsync(KeptBankFile file)
    {
        var text = string.Empty;
        await foreach (
            var part in tables.Settlements.WithPrefixAsync<BankFilePart>(
                Settlements.PartitionOf(file.Month),
                $"{PartPrefix}{file.Number:000}|"
            )
        )
            text += part.Value.Sealed;
        var content = Unpacked(Convert.FromBase64String(seals.Reveal(Purpose, text)));
        return HashOf(content) == file.Sha256
            ? content
            : throw new InvalidDataException($"Bank file {file.Number} of {file.Month} is not as it was handed over.");
    }

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>For the batch that makes the file: either all of it is kept or none.</summary>
    public IEnumerable<TableTransactionAction> Rows(KeptBankFile file, byte[] content)
    {
        var partition = Settlements.PartitionOf(file.Month);
        yield return TableRows.Insert(Row.Of(partition, $"{FilePrefix}{file.Number:000}", file));
        var hidden = seals.Hide(Purpose, Convert.ToBase64String(Packed(content)));
        foreach (var (index, part) in hidden.Chunk(PartLength).Index())
            yield return TableRows.Insert(
                Row.Of(partition, $"{PartPrefix}{file.Number:000}|{index:000}", new BankFilePart(new string(part)))
            );
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
            zip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zip.CopyTo(content);
        return content.ToArray();
    }
}
