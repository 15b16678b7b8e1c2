using System.Net;
using System.Net.Sockets;

namespace Delivery.Functions.Security;

/// <summary>What a host's name stands for; tests put in their own.</summary>
public delegate Task<IPAddress[]> LookUpHost(string host, CancellationToken cancellation);

/// <summary>
/// Tells addresses that everybody reaches from those inside somebody's network (RFC 6890): whoever registers an address to
/// be called must not make us call our own neighbours.
/// </summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Azure's own door to the virtual machine's platform.
            "168.63.129.16/32",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    // Of IPv6 only this part is given to the public; 2001::/23, 2002::/16 and the like carry other addresses inside.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Carried =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    public static bool Holds(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Special.Any(range => range.Contains(address))
            : Global.Contains(address) && !Carried.Any(range => range.Contains(address));
    }
}
