using System.Collections.Concurrent;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>
/// Staff sign in at the organisation's directory, which keeps their sessions; here is kept from which moment on an older
/// sign-in of a person no longer counts.
/// </summary>
public sealed class StaffSignOuts(DeliveryTables tables, CallerHash callers, TimeProvider clock)
{
    private const string Partition = "staff-signed-out";
    private const int MostRemembered = 10_000;
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(3);

    // A sign-in whose moment the directory does not tell is taken for an older one for as long as one can last.
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, (DateTimeOffset? Moment, long ReadAt)> findings = new();

    public async Task EndAllAsync(string staffId)
    {
        var row = callers.Of(staffId);
        await tables.Access.UpsertEntityAsync(Row.Of(Partition, row, clock.GetUtcNow()));
        findings.TryRemove(row, out _);
    }

    public async Task<bool> HasEndedAsync(DirectorySignIn signIn)
    {
        if (await MomentAsync(callers.Of(signIn.Caller.Id)) is not { } moment)
            return false;
        // The directory tells whole seconds.
        return signIn.At is { } at ? at <= moment : clock.GetUtcNow() < moment + LongestSignIn;
    }

    private async Task<DateTimeOffset?> MomentAsync(string row)
    {
        if (findings.TryGetValue(row, out var found) && clock.GetElapsedTime(found.ReadAt) < Believed)
            return found.Moment;
        var readAt = clock.GetTimestamp();
        var moment = (await tables.Access.FindAsync<DateTimeOffset>(Partition, row))?.Value;
        if (findings.Count >= MostRemembered)
            findings.Clear();
        findings[row] = (moment, readAt);
        return moment;
    }
}
