using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Differences;

namespace Delivery.Domain.Tests.Settlement.Differences;

public class PayslipDifferenceTests
{
    private static readonly Month August = new(2026, 8);

    [Fact]
    public void More_lessons_another_norm_and_an_adjustment_are_told_apart()
    {
        var before = Payslip("T1", August, 200m, 200m);
        var now = Payslip("T1", August.Next, 250m, 250m, 250m).Adjust(new("补贴", 30m, "赵敏")).Value;

        var one = Assert.Single(PayslipDifference.Between([before], [now]));

        Assert.Equal(
            (DifferenceKind.Changed, 380m, 1, 200m, 150m, 30m),
            (one.Kind, one.Difference, one.Lessons, one.ByLessons, one.ByNorm, one.ByAdjustments)
        );
    }

    [Fact]
    public void Who_is_new_or_gone_is_named_and_who_gets_the_same_is_not()
    {
        var found = PayslipDifference.Between(
            [Payslip("T1", August, 200m), Payslip("T2", August, 300m)],
            [Payslip("T1", August.Next, 200m), Payslip("T3", August.Next, 500m)]
        );

        Assert.Equal(
            [("T3", DifferenceKind.New, 500m), ("T2", DifferenceKind.Gone, -300m)],
            found.Select(one => (one.TeacherId, one.Kind, one.Difference))
        );
    }

    [Fact]
    public void The_parts_are_the_difference() =>
        Gen.Select(Gen.Int[0, 99_999].Array[0, 6], Gen.Int[0, 99_999].Array[0, 6], Gen.Int[1, 5_000])
            .Sample(
                (before, now, adjusted) =>
                    PayslipDifference
                        .Between(
                            [Payslip("T1", August, Yuan(before))],
                            [Payslip("T1", August.Next, Yuan(now)).Adjust(new("补", adjusted / 100m, "赵敏")).Value]
                        )
                        .All(one => one.ByLessons + one.ByNorm + one.ByAdjustments == one.Difference)
            );

    private static decimal[] Yuan(int[] fen) => [.. fen.Select(one => one / 100m)];

    private static Payslip Payslip(string teacher, Month month, params decimal[] fees) =>
        Domain.Settlement.Payslip.Of(
            teacher,
            month,
            [
                .. fees.Select(
                    (fee, i) =>
                        new PayslipLine(
                            $"A1-2026-001-{i + 1:00}",
                            "A1-2026-001",
                            "A1",
                            FundingStream.Basic,
                            ShanghaiTime.At(month.Day(i + 1), 9),
                            "太极拳",
                            fee
                        )
                ),
            ]
        );
}
