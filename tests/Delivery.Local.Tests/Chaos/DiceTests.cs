using Delivery.Local.Chaos;
using Xunit;

namespace Delivery.Local.Tests.Chaos;

public sealed class DiceTests
{
    private static readonly string[] Places = [.. Enumerable.Range(0, 2000).Select(number => $"place {number}")];

    [Fact]
    public void One_place_in_four_is_armed_and_an_armed_one_fires_one_time_in_four()
    {
        var dice = new Dice(7);
        var fired = Places.ToDictionary(place => place, place => Enumerable.Range(0, 40).Count(_ => dice.Fires(place)));

        var armed = fired.Values.Where(times => times > 0).ToArray();
        Assert.InRange(armed.Length, Places.Length * 0.22, Places.Length * 0.28);
        Assert.InRange(armed.Average(), 40 * 0.23, 40 * 0.27);
    }

    [Fact]
    public void What_is_armed_hangs_on_the_seed_and_the_place_and_not_on_the_order()
    {
        var (there, back) = (new Dice(3), new Dice(3));

        Assert.Equal(Armed(there, Places).ToHashSet(), Armed(back, [.. Places.Reverse()]).ToHashSet());
        Assert.NotEqual(Armed(new Dice(3), Places), Armed(new Dice(4), Places));
    }

    [Fact]
    public void Ids_of_one_seed_are_the_same_and_begin_with_their_time()
    {
        var at = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);
        var (one, same) = (new Dice(5), new Dice(5));

        var id = one.Guid(at);

        Assert.Equal(id, same.Guid(at));
        Assert.NotEqual(id, one.Guid(at));
        Assert.Equal(7, id.Version);
        Assert.Equal(at.ToUnixTimeMilliseconds(), Convert.ToInt64(id.ToString("N")[..12], 16));
    }

    private static string[] Armed(Dice dice, IReadOnlyList<string> places) =>
        [.. places.Where(place => Enumerable.Range(0, 60).Any(_ => dice.Fires(place)))];
}
