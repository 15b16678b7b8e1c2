using Azure;
using LocalFunctions.Storage.Gate;

namespace Delivery.Local.Chaos;

/// <summary>The network between the app and its storage: requests are lost on the way, and answers on the way back.</summary>
internal sealed class FailingStorage(World world)
{
    public async ValueTask PassAsync(StorageCall call, Func<ValueTask> act)
    {
        world.Breathe();
        var fails = world.Fails($"{call.Method} {call.Resource}");
        if (fails && world.Dice.Hits(0.5))
            throw Lost("the request was lost");
        await act();
        world.Breathe();
        if (fails)
            throw Lost("the answer was lost");
    }

    private static RequestFailedException Lost(string what) => new($"Simulated: {what}.", new IOException(what));
}
