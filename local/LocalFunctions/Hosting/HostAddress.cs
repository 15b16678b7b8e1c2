using System.Net;
using System.Net.Sockets;

namespace LocalFunctions.Hosting;

/// <summary>Where the host listens and where it is reached. Without a port of its own it is reached in memory only.</summary>
internal sealed record HostAddress(IReadOnlyList<string> Urls, Uri BaseUrl)
{
    private static readonly Uri InMemory = new("http://127.0.0.1/");

    public static HostAddress Of(string? urls)
    {
        if (urls is null)
            return new HostAddress([], InMemory);
        var listen = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(WithPort)
            .ToArray();
        return listen is [var first, ..]
            ? new HostAddress(listen, Reachable(first))
            : throw new StartRefusedException("--urls 里没有地址。");
    }

    /// <summary>The public address by number, or this machine's: storage links must begin with a number.</summary>
    public Uri Numbered(Uri? publicUrl) =>
        publicUrl?.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? publicUrl
        : BaseUrl.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 ? BaseUrl
        : new UriBuilder(BaseUrl) { Host = "127.0.0.1" }.Uri;

    // Links in mails carry the address, so a port that the system is to choose must be known before the app starts.
    private static string WithPort(string url)
    {
        var address = BindingAddress.Parse(url);
        if (address.Scheme != Uri.UriSchemeHttp)
            throw new StartRefusedException($"--urls 只支持 http：{url}");
        return address.Port == 0 ? $"http://{address.Host}:{FreePort()}" : url;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static Uri Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "localhost" or "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(Uri.UriSchemeHttp, host, address.Port).Uri;
    }
}
