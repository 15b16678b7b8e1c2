using System.Security.Cryptography;
using System.Text;
using Delivery.Functions.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Security;

/// <summary>
/// Names addresses, networks and persons by a keyed hash, the same in every instance: rows that count them hold nobody's
/// data, and who reads the rows cannot try addresses against them.
/// </summary>
public sealed partial class CallerHash(DeliveryTables tables, Seals seals, ILogger<CallerHash> log) : IHostedService
{
    private const string KeyRow = "caller-hash";
    private const int KeyBytes = 32;
    private const int HashBytes = 16;
    private byte[]? key;

    public string Of(string what) =>
        Convert.ToHexStringLower(
            HMACSHA256
                .HashData(
                    key ?? throw new InvalidOperationException("The key is read when the app starts."),
                    Encoding.UTF8.GetBytes(what)
                )
                .AsSpan(0, HashBytes)
        );

    /// <summary>Read once: a GET must be able to count without writing anything.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            key = await ReadAsync();
        }
        // Without the key ring nobody is signed in, and /api/health/ready says so: the app starts, and counts for itself.
        catch (Exception lost) when (lost is not (OperationCanceledException or OutOfMemoryException))
        {
            key = RandomNumberGenerator.GetBytes(KeyBytes);
            CountsAlone(lost);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]> ReadAsync()
    {
        if (await FindAsync() is null)
            await tables.Access.InsertIfAbsentAsync(RowOf(RandomNumberGenerator.GetBytes(KeyBytes)));
        var hidden =
            await FindAsync() ?? throw new InvalidOperationException($"No row {KeyRow} after it was inserted.");
        return Convert.FromBase64String(seals.Reveal(KeyRow, hidden.Value));
    }

    private Task<Stored<string>?> FindAsync() => tables.Access.FindAsync<string>(KeyRow, KeyRow);

    private Azure.Data.Tables.TableEntity RowOf(byte[] fresh) =>
        Row.Of(KeyRow, KeyRow, seals.Hide(KeyRow, Convert.ToBase64String(fresh)));

    [LoggerMessage(1112, LogLevel.Error, "The key of callers' hashes does not open: this process counts for itself")]
    private partial void CountsAlone(Exception failure);
}
