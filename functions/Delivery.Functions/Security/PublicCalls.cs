using System.Net;
using System.Net.Sockets;

namespace Delivery.Functions.Security;

/// <summary>
/// Calls to addresses that others gave us. The name is looked up and judged as the connection is made, and the connection
/// goes to the very address that was judged: a name that stands for something else a moment later gains nothing.
/// </summary>
public sealed class PublicCalls(LookUpHost lookUp, DeliverySettings settings) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private HttpClient? http;

    public HttpClient Http => http ??= Make();

    /// <summary>Whether every address that a host's name stands for is one that everybody reaches.</summary>
    public async Task<bool> ReachesOnlyThePublicAsync(string host, CancellationToken cancellation = default)
    {
        try
        {
            return (await lookUp(host, cancellation)) is { Length: > 0 } addresses && addresses.All(Allowed);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public void Dispose() => http?.Dispose();

    private HttpClient Make() =>
        new(
            new SocketsHttpHandler
            {
                // An answer that sends us elsewhere is no receipt; and the elsewhere was never registered.
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                MaxResponseHeadersLength = 16,
                ConnectCallback = ConnectAsync,
            }
        )
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 * 1024,
        };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await lookUp(host, cancellation);
        if (addresses.Length == 0 || !addresses.All(Allowed))
            throw new HttpRequestException($"{host} is not on the public network.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // For a receiver in a test's own process, and never where people work.
    private bool Allowed(IPAddress address) =>
        PublicNetwork.Holds(address)
        || settings is { Webhooks.MayCallThisMachine: true, Environment: not "production" }
            && IPAddress.IsLoopback(address);
}
