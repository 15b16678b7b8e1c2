using System.Collections.Concurrent;

namespace LocalFunctions.Shop;

/// <summary>What is there to sell.</summary>
public sealed class Shelf
{
    private readonly ConcurrentDictionary<string, int> goods = new(StringComparer.Ordinal) { ["tea"] = 2 };

    public int Counted { get; private set; }

    public bool Take(string good)
    {
        while (goods.TryGetValue(good, out var left) && left > 0)
            if (goods.TryUpdate(good, left - 1, left))
                return true;
        return false;
    }

    public int Left(string good) => goods.GetValueOrDefault(good);

    public void Count() => Counted++;
}
