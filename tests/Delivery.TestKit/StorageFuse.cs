using Azure;
using LocalFunctions.Storage.Gate;

namespace Delivery.TestKit;

/// <summary>Cuts an app off its storage at a chosen request, as a kill would: no later one takes effect until it is mended.</summary>
public sealed class StorageFuse
{
    private int left;
    private bool isArmed;
    private bool takesEffect;

    public bool HasBlown { get; private set; }

    /// <param name="request">The one that is cut off, from 1.</param>
    /// <param name="last">Whether it still takes effect, and only its answer is lost.</param>
    public void Arm(int request, bool last) => (left, takesEffect, isArmed, HasBlown) = (request, last, true, false);

    public void Mend() => (isArmed, HasBlown) = (false, false);

    internal async ValueTask PassAsync(StorageCall call, Func<ValueTask> act)
    {
        if (HasBlown)
            throw Cut();
        if (!isArmed || Interlocked.Decrement(ref left) > 0)
        {
            await act();
            return;
        }

        HasBlown = true;
        if (takesEffect)
            await act();
        throw Cut();
    }

    private static RequestFailedException Cut() => new("Cut off the storage.", new IOException("cut off"));
}
