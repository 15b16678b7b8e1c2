using System.Net;
using System.Text;

namespace Delivery.Local.Chaos;

/// <summary>
/// The city's people at a service that fails and dies: between two of their requests the engine does some work, and what
/// got no answer is asked again under the same key.
/// </summary>
internal sealed class PatientPeople(World world, MortalHost mortal) : HttpMessageHandler
{
    private const int MostTries = 40;
    private const double WorkFirst = 0.7;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var answer = await TryAsync(request, body, cancellationToken);
            if (answer is not null && (await IsAnswerAsync(answer) || tries >= MostTries))
                return tries > 1 ? TakenForDone(request, answer) : answer;
            if (answer is { StatusCode: HttpStatusCode.Conflict })
                await WaitAsync(cancellationToken);
            answer?.Dispose();
        }
    }

    /// <summary>Null if no answer came.</summary>
    private async Task<HttpResponseMessage?> TryAsync(
        HttpRequestMessage request,
        byte[]? body,
        CancellationToken cancellation
    )
    {
        var what = $"{request.Method} {Unsigned(request.RequestUri!)}";
        var kind = $"{request.Method} {Shape(request.RequestUri!)}";
        HttpResponseMessage? answer = null;
        try
        {
            await mortal.ReviveAsync();
            await WorkAsync();
            world.Enter(what, kind);
            if (world.Fails("request"))
                return null;
            using var http = new HttpMessageInvoker(mortal.Host.CreateHandler());
            answer = await http.SendAsync(Copy(request, body), cancellation);
            world.Breathe();
            if (world.Fails("answer"))
            {
                answer.Dispose();
                return null;
            }
            world.Trace.Add(world.Now, $"{(int)answer.StatusCode} to {what}");
            return answer;
        }
        catch (Exception) when (world.IsDead)
        {
            answer?.Dispose();
            return null;
        }
        finally
        {
            world.Leave();
        }
    }

    private async Task WorkAsync()
    {
        while (world.Dice.Hits(WorkFirst) && await mortal.Turns.RunOneAsync()) { }
    }

    // The twin of a request that died is taken for still at work until a minute has passed.
    private async Task WaitAsync(CancellationToken cancellation)
    {
        using var minute = new HttpRequestMessage(HttpMethod.Post, new Uri(mortal.Host.BaseUrl, "local/clock"));
        var body = Encoding.UTF8.GetBytes("{\"advance\":\"PT61S\"}");
        (await TryAsync(minute, body, cancellation))?.Dispose();
    }

    /// <summary>
    /// Who asked before and heard nothing, and now hears that it cannot be done, sees that it was done. A new order is told
    /// apart by its key, so what it is refused for counts.
    /// </summary>
    private static HttpResponseMessage TakenForDone(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var isRefused = answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity;
        if (isRefused && request.RequestUri!.AbsolutePath != "/api/orders")
            answer.StatusCode = HttpStatusCode.OK;
        return answer;
    }

    private static async Task<bool> IsAnswerAsync(HttpResponseMessage answer) =>
        (int)answer.StatusCode < 500
        && !(answer.StatusCode == HttpStatusCode.Conflict && await SaysAsync(answer, "idempotency.in-flight"));

    private static async Task<bool> SaysAsync(HttpResponseMessage answer, string what) =>
        (await answer.Content.ReadAsStringAsync()).Contains(what, StringComparison.Ordinal);

    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (body is null)
            return copy;
        copy.Content = new ByteArrayContent(body);
        foreach (var header in request.Content?.Headers.AsEnumerable() ?? [])
            copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return copy;
    }

    // A signature hangs on a key that each folder draws for itself.
    private static string Unsigned(Uri address) =>
        address.Query.Contains("sig=", StringComparison.Ordinal) ? address.AbsolutePath : address.PathAndQuery;

    /// <summary>The address without what is particular: words stay, ids go.</summary>
    private static string Shape(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/').Where(part => part.Length > 0 && !part.Any(char.IsDigit)));
}
