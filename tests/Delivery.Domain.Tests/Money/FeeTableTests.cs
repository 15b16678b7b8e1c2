using CsCheck;
using Delivery.Domain.Calendar;
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
        Assert.Equal(fee, FeeTable.Default.RowFor(category, grade, 90).PerLesson);

    [Theory]
    [InlineData(Category.DanceAndAerobics, 300)]
    [InlineData(Category.Lecture, 1000)]
    public void The_highest_fee_of_a_category_bounds_every_grade(Category category, int fee) =>
        Assert.Equal(fee, FeeTable.Default.Highest(category, 90));

    [Fact]
    public void A_category_without_any_fee_is_an_error_in_the_table()
    {
        var table = new FeeTable([new(Category.Lecture, 1000m, "国家级")]);

        Assert.Throws<InvalidOperationException>(() => table.RowFor(Category.Other, "一级", 90));
        Assert.Throws<InvalidOperationException>(() => table.RowFor(Category.Lecture, "一级", 90));
        Assert.Throws<InvalidOperationException>(() => table.Highest(Category.Other, 90));
    }

    [Fact]
    public void An_order_is_estimated_at_the_highest_fee_for_each_lesson() =>
        Assert.Equal(
            3000m,
            new FeeBook([FeeTable.Default]).Estimate(Category.MartialArts, Lessons(10), TaxTable.Since2019)
        );

    [Fact]
    public void Where_fees_are_after_tax_the_estimate_covers_the_tax_too() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[0, 200])
            .Sample(
                (lessons, otherLessons) =>
                {
                    var table = FeeTable.Default with { Norm = FeeNorm.AfterTax };
                    var alone = WithholdingTax.GrossFor(300m * otherLessons);
                    var together = WithholdingTax.GrossFor(300m * (lessons + otherLessons));
                    return together - alone
                        <= new FeeBook([table]).Estimate(Category.MartialArts, Lessons(lessons), TaxTable.Since2019);
                }
            );

    [Theory]
    [InlineData("一级", 60, 250)]
    [InlineData("一级", 90, 300)]
    [InlineData("一级", 119, 300)]
    [InlineData("一级", 120, 380)]
    [InlineData("三级", 120, 200)]
    public void Of_the_durations_that_a_lesson_reaches_the_longest_counts(string grade, int minutes, int fee)
    {
        var table = FeeTable.Default with
        {
            Rows =
            [
                .. FeeTable.Default.Rows,
                new(Category.MartialArts, 380m, "一级", 120),
                new(Category.MartialArts, 300m, "一级", 90),
            ],
        };

        Assert.Equal(fee, table.RowFor(Category.MartialArts, grade, minutes).PerLesson);
    }

    [Theory]
    [InlineData("2026-12-31", 250)]
    [InlineData("2027-01-01", 275)]
    public void A_lesson_is_paid_by_the_table_that_holds_on_its_date(string date, int fee)
    {
        var book = new FeeBook([From("2027-01-01", 275m), FeeTable.Default]);

        Assert.Equal(fee, book.FeeFor(Category.MartialArts, "一级", Lesson(DateOnly.Parse(date))));
    }

    [Fact]
    public void An_order_over_a_change_of_fees_is_estimated_lesson_by_lesson()
    {
        var book = new FeeBook([FeeTable.Default, From("2027-01-01", 275m)]);
        var lessons = new[] { new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1) }.Select(Lesson);

        Assert.Equal(300m + 275m, book.Estimate(Category.MartialArts, lessons, TaxTable.Since2019));
    }

    [Theory]
    [InlineData("fee-norm.from", "2026-08-31", "本月1日")]
    [InlineData("fee-norm.default-missing", "2026-09-01", "缺少“其余”一行")]
    [InlineData("fee-norm.amount", "2026-09-01", "应大于0")]
    [InlineData("fee-norm.minutes", "2026-09-01", "0至600分钟")]
    [InlineData("fee-norm.twice", "2026-09-01", "写了两次")]
    public void A_table_that_cannot_be_paid_by_is_refused_with_the_reason(string code, string from, string says)
    {
        FeeRow[] added = code switch
        {
            "fee-norm.amount" => [new(Category.Other, 0.001m, "一级", 90)],
            "fee-norm.minutes" => [new(Category.Other, 100m, "一级", 601)],
            "fee-norm.twice" => [new(Category.Other, 100m, "一级")],
            _ => [],
        };
        var rows = FeeTable.Default.Rows.Where(row => code != "fee-norm.default-missing" || row.Grade is not null);
        var table = new FeeTable([.. rows, .. added], HoldsFrom: DateOnly.Parse(from));

        var refusals = FeeTableRules.Check(table, new DateOnly(2026, 9, 22));

        Assert.Contains(
            refusals,
            refusal => refusal.Code == code && refusal.Message.Contains(says, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_table_from_this_month_on_is_taken() =>
        Assert.Empty(
            FeeTableRules.Check(FeeTable.Default with { HoldsFrom = new(2026, 9, 1) }, new DateOnly(2026, 9, 30))
        );

    private static FeeTable From(string day, decimal fee) =>
        new([new(Category.MartialArts, fee)], HoldsFrom: DateOnly.Parse(day));

    private static LessonTime Lesson(DateOnly date) => new(ShanghaiTime.At(date, 9), 90);

    private static IEnumerable<LessonTime> Lessons(int count) =>
        Enumerable.Range(1, count).Select(day => Lesson(new DateOnly(2026, 9, day % 28 + 1)));
}
