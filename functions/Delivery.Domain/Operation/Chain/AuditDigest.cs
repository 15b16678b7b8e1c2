using System.Security.Cryptography;
using System.Text;

namespace Delivery.Domain.Operation.Chain;

/// <summary>SHA-256 in lower-case hex of fields, each with its length before it, so that no two lists of fields look alike.</summary>
public static class AuditDigest
{
    public static string Of(params IEnumerable<string?> fields)
    {
        var canonical = string.Join('\n', fields.Select(Prefixed));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    private static string Prefixed(string? field) => field is null ? "-" : $"{field.Length}:{field}";
}
