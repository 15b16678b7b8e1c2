using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Local.Chaos;

/// <summary>What happened, line by line, boiled down to one number: equal numbers, equal runs.</summary>
internal sealed class Trace(TextWriter? copy) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Lines { get; private set; }

    public string Hash => Convert.ToHexStringLower(hash.GetCurrentHash())[..16];

    public void Add(DateTimeOffset at, string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:MM-dd HH:mm:ss.fff} {what}\n");
        hash.AppendData(Encoding.UTF8.GetBytes(line));
        copy?.Write(line);
        Lines++;
    }

    public void Dispose() => hash.Dispose();
}
