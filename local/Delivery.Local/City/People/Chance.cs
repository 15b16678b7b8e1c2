using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Local.City.People;

/// <summary>
/// What people do is drawn from the seed and from what it is about, never from the order in which it is asked: a season
/// that was interrupted and gone on with is the same season.
/// </summary>
public sealed class Chance(int seed)
{
    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Of(string about)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{about}"));
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue * 0.9999999;
    }

    public bool Hits(double share, string about) => Of(about) < share;

    public int Below(int count, string about) => (int)(Of(about) * count);

    public T Pick<T>(IReadOnlyList<T> from, string about) => from[Below(from.Count, about)];

    /// <summary>Some of a list, all different, in the list's own order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> from, int count, string about) =>
        [
            .. from.Select((item, index) => (item, index, Draw: Of($"{about}|{index}")))
                .OrderBy(drawn => drawn.Draw)
                .Take(count)
                .OrderBy(drawn => drawn.index)
                .Select(drawn => drawn.item),
        ];
}
