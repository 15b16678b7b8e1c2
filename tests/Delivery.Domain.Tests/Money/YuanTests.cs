using Delivery.Domain.Money;

namespace Delivery.Domain.Tests.Money;

public sealed class YuanTests
{
    [Theory]
    [InlineData("1560", "1,560.00")]
    [InlineData("-50", "−50.00")]
    [InlineData("0", "0.00")]
    public void A_sum_that_is_taken_off_has_the_sign_for_minus(string yuan, string shown) =>
        Assert.Equal(shown, Yuan.WithMinus(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));
}
