using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Delivery.Local.City;

/// <summary>What somebody asked for and was told is done.</summary>
/// <param name="Ids">Of what it made, and of what it was done to: the audit log names it by one of them.</param>
public sealed record AnsweredAct(string Address, IReadOnlyList<string> Ids);

/// <summary>Everything that the city's people were told is done, to be looked for in the audit log.</summary>
public sealed class AnsweredActs
{
    private readonly ConcurrentQueue<AnsweredAct> acts = [];

    public IReadOnlyCollection<AnsweredAct> All => acts;

    /// <param name="path">Where it was asked for; not a question, which does nothing.</param>
    /// <param name="body">The answer's JSON, where it has any.</param>
    /// <param name="named">How the log names the act, where neither the address nor the answer does.</param>
    public void Note(string path, HttpResponseMessage answer, JsonNode? body, string? named)
    {
        var address = path.Split('?')[0];
        var isOfTheHost = address.StartsWith("local/", StringComparison.Ordinal);
        // Who hears at the second asking that it cannot be done any more takes it for done, but was never told so.
        var isRefused = answer.Content.Headers.ContentType is { MediaType: "application/problem+json" };
        if (isOfTheHost || isRefused || (int)answer.StatusCode >= 400)
            return;
        IReadOnlyList<string> ids = named is null ? [.. Made(body), .. Named(address)] : [named];
        // A file of which no row could be taken made nothing, and says so.
        if (ids.Count > 0)
            acts.Enqueue(new AnsweredAct(address, ids));
    }

    private static IEnumerable<string> Made(JsonNode? body) =>
        (body as JsonObject ?? [])
            .Where(field => field.Key.EndsWith("Id", StringComparison.Ordinal))
            .Select(field => field.Value?.ToString())
            .OfType<string>();

    // What has no digit in it is a word of the address; the last id is the nearest one.
    private static IEnumerable<string> Named(string address) =>
        address.Split('/').Where(part => part.Any(char.IsDigit)).Reverse();
}
