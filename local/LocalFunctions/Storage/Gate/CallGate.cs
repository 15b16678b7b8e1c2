using System.Diagnostics;
using LocalFunctions.Measuring;

namespace LocalFunctions.Storage.Gate;

/// <summary>Every call passes here on its way to the storage, straight or by REST: it is counted, timed, and may fail.</summary>
/// <param name="disturb">Null lets everything through.</param>
internal sealed class CallGate(Disturb? disturb, Tally tally)
{
    /// <param name="act">Does what is asked and gives the bytes that went in and came out.</param>
    public async ValueTask PassAsync(StorageCall call, Func<ValueTask<long>> act, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var since = Stopwatch.GetTimestamp();
        var bytes = disturb is null ? await act() : await DisturbedAsync(disturb, call, act);
        tally.Stored(call.Name, since, bytes);
    }

    private static async ValueTask<long> DisturbedAsync(Disturb disturb, StorageCall call, Func<ValueTask<long>> act)
    {
        var bytes = 0L;
        await disturb(call, async () => bytes = await act());
        return bytes;
    }
}
