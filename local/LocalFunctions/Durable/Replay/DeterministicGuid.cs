using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LocalFunctions.Durable.Replay;

/// <summary>Name-based UUIDs (version 5 of RFC 9562) in a namespace of the engine's own.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = Guid.Parse("6f1c1d0e-8a53-4d0f-9f0b-0d6a5b1c7e21").ToByteArray(true);

    [SuppressMessage("Security", "CA5350", Justification = "Version 5 is defined by SHA-1, and hides nothing.")]
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
