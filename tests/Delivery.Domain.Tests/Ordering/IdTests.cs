using CsCheck;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Ordering;

public class IdTests
{
    [Fact]
    public void An_order_id_tells_street_year_and_number()
    {
        Assert.Equal("310101002-2026-001", OrderId.Format("310101002", 2026, 1));
        Assert.Equal(new OrderIdParts("310101002", 2026, 1), OrderId.Parse("310101002-2026-001"));
        Assert.Equal(new OrderIdParts("SH1", 2026, 1234), OrderId.Parse("SH1-2026-1234"));
    }

    [Fact]
    public void A_lesson_id_tells_order_and_number()
    {
        Assert.Equal("310101002-2026-001-01", LessonId.Format("310101002-2026-001", 1));
        Assert.Equal(new LessonIdParts("310101002-2026-001", 10), LessonId.Parse("310101002-2026-001-10"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("310101002-2026-1")]
    [InlineData("310101002-2026-000")]
    [InlineData("310101002-2026-0001")]
    [InlineData("310101002-26-001")]
    [InlineData("-2026-001")]
    [InlineData("31 01-2026-001")]
    [InlineData("南京东路-2026-001")]
    [InlineData("310101002-2026-001\n")]
    [InlineData("310101002-2026-99999999999")]
    [InlineData("123456789012345678901-2026-001")]
    public void What_is_no_order_id_is_not_taken_for_one(string? text)
    {
        Assert.False(OrderId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => OrderId.Parse(text!));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-01")]
    [InlineData("310101002-2026-001")]
    [InlineData("310101002-2026-001-1")]
    [InlineData("310101002-2026-001-00")]
    [InlineData("310101002-2026-001-100")]
    [InlineData("310101002-2026-001-+1")]
    public void What_is_no_lesson_id_is_not_taken_for_one(string? text)
    {
        Assert.False(LessonId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => LessonId.Parse(text!));
    }

    [Fact]
    public void No_id_is_made_that_could_not_be_read_back()
    {
        Assert.Throws<ArgumentException>(() => OrderId.Format("a-b", 2026, 1));
        Assert.Throws<ArgumentException>(() => OrderId.Format("A", 2026, 0));
        Assert.Throws<ArgumentException>(() => LessonId.Format("A-2026-001", 100));
        Assert.Throws<ArgumentException>(() => LessonId.Format("A", 1));
    }

    [Fact]
    public void Ids_are_read_back_as_written() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.Int[2000, 2999], Gen.Int[1, 5000], Gen.Int[1, 99])
            .Sample(
                (street, year, number, lesson) =>
                {
                    var orderId = OrderId.Format(street, year, number);
                    return OrderId.Parse(orderId) == new OrderIdParts(street, year, number)
                        && LessonId.Parse(LessonId.Format(orderId, lesson)) == new LessonIdParts(orderId, lesson);
                }
            );

    [Theory]
    [InlineData("310101002", true)]
    [InlineData("A", true)]
    [InlineData("12345678901234567890", true)]
    [InlineData("123456789012345678901", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a-b", false)]
    [InlineData("街道", false)]
    [InlineData("１２", false)]
    public void A_street_code_is_letters_and_digits(string? code, bool valid) =>
        Assert.Equal(valid, StreetCode.IsValid(code));

    [Fact]
    public void There_are_sixteen_districts_found_by_code_or_name()
    {
        Assert.Equal(16, Districts.All.Count);
        Assert.Equal(16, Districts.All.Select(d => d.Code).Distinct().Count());
        Assert.Equal("黄浦区", Districts.Find("310101")?.Name);
        Assert.Equal("310115", Districts.Find("浦东新区")?.Code);
        Assert.Null(Districts.Find("卢湾区"));
        Assert.Null(Districts.Find(null));
    }
}
