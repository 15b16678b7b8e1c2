using CsCheck;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Money;

public class FeeTableTests
{
    [Theory]
    [InlineData(Category.DanceAndAerobics, "国家级", 300)]
    [InlineData(Category.MartialArts, "一级", 250)]
    [InlineData(Category.Other, "二级", 200)]
    [InlineData(Category.Other, "三级", 200)]
    [InlineData(Category.MartialArts, null, 200)]
    [InlineData(Category.Lecture, "国家级", 1000)]
    [InlineData(Category.Lecture, "一级", 800)]
    [InlineData(Category.Lecture, "二级", 600)]
    [InlineData(Category.Lecture, "", 600)]
    public void A_lesson_is_paid_by_category_and_grade(Category category, string? grade, int fee) =>
        Assert.Equal(fee, FeeTable.Default.FeeFor(category, grade));

    [Theory]
    [InlineData(Category.DanceAndAerobics, 300)]
    [InlineData(Category.Lecture, 1000)]
    public void The_highest_fee_of_a_category_bounds_every_grade(Category category, int fee) =>
        Assert.Equal(fee, FeeTable.Default.Highest(category));

    [Fact]
    public void A_category_without_any_fee_is_an_error_in_the_table()
    {
        var table = new FeeTable([new(Category.Lecture, "国家级", 1000m)]);

        Assert.Throws<InvalidOperationException>(() => table.FeeFor(Category.Other, "一级"));
        Assert.Throws<InvalidOperationException>(() => table.FeeFor(Category.Lecture, "一级"));
        Assert.Throws<InvalidOperationException>(() => table.Highest(Category.Other));
    }

    [Fact]
    public void An_order_is_estimated_at_the_highest_fee_for_each_lesson() =>
        Assert.Equal(3000m, FeeTable.Default.Estimate(Category.MartialArts, 10));

    [Fact]
    public void Where_fees_are_after_tax_the_estimate_covers_the_tax_too() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 200])
            .Sample(
                (lessons, otherLessons) =>
                {
                    var table = FeeTable.Default with { Norm = FeeNorm.AfterTax };
                    var alone = WithholdingTax.GrossFor(300m * otherLessons);
                    var together = WithholdingTax.GrossFor(300m * (lessons + otherLessons));
                    return together - alone <= table.Estimate(Category.MartialArts, lessons);
                }
            );
}
