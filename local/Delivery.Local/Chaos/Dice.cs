using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Local.Chaos;

/// <summary>
/// All chance of one simulation, from one seed. Each place that may fail is armed or not for the whole simulation, one in
/// four; an armed one fails one time in four.
/// </summary>
internal sealed class Dice(int seed)
{
    private const double Armed = 0.25;
    private const double Fired = 0.25;
    private readonly Random random = new(seed);
    private readonly Dictionary<string, bool> places = new(StringComparer.Ordinal);

    public int Below(int count) => random.Next(count);

    public bool Hits(double share) => random.NextDouble() < share;

    public bool Fires(string place) => IsArmed(place) && Hits(Fired);

    public Guid Guid(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16 | (uint)Below(0x1000) | 0x7000);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    // By name, not by the order in which places are first passed: a small change elsewhere leaves the others as they were.
    private bool IsArmed(string place)
    {
        if (!places.TryGetValue(place, out var armed))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{place}"));
            places[place] = armed = BinaryPrimitives.ReadUInt32LittleEndian(hash) < Armed * uint.MaxValue;
        }
        return armed;
    }
}
