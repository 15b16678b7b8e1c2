using Azure;
using LocalFunctions.Storage.Wire;

namespace Delivery.Local.Chaos;

/// <summary>The network between the app and its storage: requests are lost on the way, and answers on the way back.</summary>
internal sealed class FailingStorage(World world)
{
    public async ValueTask<Answer> AnswerAsync(InProcessRequest request, Func<ValueTask<Answer>> answer)
    {
        world.Breathe();
        var fails = world.Fails($"{request.Method} {Resource(request)}");
        if (fails && world.Dice.Hits(0.5))
            throw Lost("the request was lost");
        var answered = await answer();
        world.Breathe();
        return fails ? throw Lost("the answer was lost") : answered;
    }

    private static RequestFailedException Lost(string what) => new($"Simulated: {what}.", new IOException(what));

    // The table or the container, without keys and names.
    private static string Resource(InProcessRequest request)
    {
        var path = request.Uri.Path ?? "";
        var segments = path.Trim('/').Split('/', 3);
        var resource = segments.Length > 1 ? segments[1] : "";
        return resource.Split('(', '?')[0];
    }
}
