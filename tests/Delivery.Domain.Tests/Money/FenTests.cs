using CsCheck;
using Delivery.Domain.Money;

namespace Delivery.Domain.Tests.Money;

public class FenTests
{
    [Theory]
    [InlineData("100", "1 1 1", "33.34 33.33 33.33")]
    [InlineData("750", "250 250 250", "250 250 250")]
    [InlineData("0.02", "1 1 1", "0.01 0.01 0")]
    [InlineData("0", "1 0", "0 0")]
    public void An_amount_is_shared_by_weight_and_whole_to_the_fen(string yuan, string weights, string shares) =>
        Assert.Equal(Numbers(shares), Fen.Shares(decimal.Parse(yuan), Numbers(weights)));

    [Fact]
    public void The_shares_are_the_amount_whatever_the_weights() =>
        Gen.Select(Gen.Int[0, 10_000_000], Gen.Int[1, 100_000].Array[1, 40])
            .Sample(
                (fen, weights) =>
                {
                    var shares = Fen.Shares(fen / 100m, [.. weights.Select(weight => weight / 100m)]);
                    return shares.Sum() == fen / 100m && shares.All(share => share >= 0 && Fen.IsWhole(share));
                }
            );

    private static decimal[] Numbers(string text) => [.. text.Split(' ').Select(decimal.Parse)];
}
