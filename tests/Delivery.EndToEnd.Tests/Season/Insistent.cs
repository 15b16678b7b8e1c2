using Delivery.EndToEnd.Tests.Hosting;

namespace Delivery.EndToEnd.Tests.Season;

/// <summary>Sends a request again when the host was killed under it: with its idempotency key, it still happens once.</summary>
public sealed class Insistent(HostAlive alive)
    : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5) })
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (var tries = 0; ; tries++)
        {
            await alive.WaitAsync();
            try
            {
                var answer = await base.SendAsync(Copy(request, body), cancellationToken);
                await answer.Content.LoadIntoBufferAsync(cancellationToken);
                if (!await IsStillAtWorkAsync(answer) || tries >= 50)
                    return answer;
                await Task.Delay(200, cancellationToken);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException && tries < 50)
            {
                await Task.Delay(200, cancellationToken);
            }
        }
    }

    // A twin of this request may still be on its way through the host.
    private static async Task<bool> IsStillAtWorkAsync(HttpResponseMessage answer) =>
        answer.StatusCode == System.Net.HttpStatusCode.Conflict
        && (await answer.Content.ReadAsStringAsync()).Contains("idempotency.in-flight", StringComparison.Ordinal);

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = body is null ? null : new ByteArrayContent(body),
        };
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (
            var header in request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()
        )
            copy.Content!.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return copy;
    }
}
