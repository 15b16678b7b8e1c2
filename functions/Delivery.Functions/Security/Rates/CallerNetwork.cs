using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security.Rates;

/// <summary>Where a request came from: an IPv4 address, or the first 64 bits of an IPv6 one, which one household has to itself.</summary>
public sealed class CallerNetwork(RateSettings settings)
{
    private const int NetworkBytes = 8;

    public string Of(HttpRequest request) =>
        (Forwarded(request) ?? request.HttpContext.Connection.RemoteIpAddress) is { } address
            ? NetworkOf(address)
            : "unknown";

    // Each machine in front adds whom it heard at the end; what stands before is what the caller wrote.
    private IPAddress? Forwarded(HttpRequest request)
    {
        if (settings.TrustedProxies <= 0)
            return null;
        var heard = string.Join(',', request.Headers["X-Forwarded-For"].AsEnumerable())
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // The front end of Azure writes the port too: 203.0.113.7:50112, [2001:db8::7]:50112.
        return
            heard.Length >= settings.TrustedProxies
            && IPEndPoint.TryParse(heard[^settings.TrustedProxies], out var caller)
            ? caller.Address
            : null;
    }

    private static string NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, NetworkBytes))
            : address.ToString();
    }
}
