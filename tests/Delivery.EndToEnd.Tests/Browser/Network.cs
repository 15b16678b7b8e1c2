using Microsoft.Playwright;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>The network of a page, as slow as a gym's, or away.</summary>
internal sealed class Network(ICDPSession session)
{
    // Bytes a second, and milliseconds before each answer.
    private const int Slow = 1_500_000;
    private const int Latency = 100;

    public static async Task<Network> OfAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    public Task SlowAsync() => SetAsync(isAway: false);

    public Task BreakAsync() => SetAsync(isAway: true);

    private Task SetAsync(bool isAway) =>
        session.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object>
            {
                ["offline"] = isAway,
                ["latency"] = Latency,
                ["downloadThroughput"] = Slow,
                ["uploadThroughput"] = Slow,
            }
        );
}
