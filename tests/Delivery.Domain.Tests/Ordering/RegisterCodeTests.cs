using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Ordering;

public sealed class RegisterCodeTests
{
    [Theory]
    [InlineData("D01", true)]
    [InlineData("taiji-24.v2_a", true)]
    [InlineData("太极拳", true)]
    [InlineData("Ｄ０１", false)]
    [InlineData("D０1", false)]
    [InlineData("-D01", false)]
    [InlineData("D 01", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_code_is_letters_and_digits_in_half_width(string? code, bool valid) =>
        Assert.Equal(valid, RegisterCode.IsValid(code));
}
