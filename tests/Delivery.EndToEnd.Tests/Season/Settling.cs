namespace Delivery.EndToEnd.Tests.Season;

/// <summary>
/// Lets what an act sets going come to rest before the next act: which of two yeses of a teacher is booked first is then
/// nothing that hangs on the machine, and two seasons can be compared.
/// </summary>
public sealed class Settling(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Get)
            return answer;
        using var idle = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, "/local/idle"));
        using var rested = await base.SendAsync(idle, cancellationToken);
        rested.EnsureSuccessStatusCode();
        return answer;
    }
}
