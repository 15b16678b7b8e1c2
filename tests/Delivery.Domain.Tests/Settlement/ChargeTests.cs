using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;

namespace Delivery.Domain.Tests.Settlement;

/// <summary>What payslips cost a street is what its quota books, with counter-entries of either sign, however often it is booked.</summary>
public class ChargeTests
{
    private static readonly DateTimeOffset At = ShanghaiTime.At(new DateOnly(2026, 9, 7), 9);

    private static readonly Gen<(bool IsBasic, int Fen, int[] Corrections)> Lesson = Gen.Select(
        Gen.Bool,
        Gen.Int[1, 50_000],
        Gen.Int[-50_000, 50_000].Where(fen => fen != 0).Array[0, 3]
    );

    [Fact]
    public void The_ledger_spends_the_sum_of_all_lines_and_counter_entries() =>
        Lesson
            .Array[1, 8]
            .Sample(lessons =>
            {
                var payslip = PayslipOf(lessons);
                var quota = new Quota("A1", 2026, 1_000_000m, []);
                foreach (var charge in Charges.Of(payslip).Concat(Charges.Of(payslip)).Where(IsBasic))
                    quota = quota.With(Booked(quota, charge));
                var expected = lessons.Where(one => one.IsBasic).Sum(one => one.Fen + one.Corrections.Sum()) / 100m;
                var all = lessons.Sum(one => one.Fen + one.Corrections.Sum()) / 100m;
                return quota.Spent == expected
                    && payslip.Gross - payslip.CarriedOn == all
                    && PayRunProof.BasicGrossByStreet([payslip]).Values.Sum() == expected
                    && Charges.Of(payslip).Select(one => one.EntryId).Distinct().Count() == Charges.Of(payslip).Count();
            });

    [Fact]
    public void A_disputed_line_costs_its_street_what_the_teacher_gets_for_it() =>
        Gen.Select(Gen.Int[1, 50_000], Gen.Int[0, 90_000].Array[1, 3])
            .Sample(
                (fen, become) =>
                {
                    var line = LineOf(0, isBasic: true, fen / 100m);
                    var payslip = Payslip.Of("T1", new Month(2026, 9), [line]);
                    foreach (var now in become.Select(one => one / 100m))
                        if (now != payslip.AmountOf(line.LessonId))
                            payslip = payslip.Adjust(Answered(payslip, line, now)).Value;
                    var charges = Charges.Of(payslip).ToList();
                    return charges.Sum(one => one.Amount) == become[^1] / 100m
                        && payslip.Gross == become[^1] / 100m
                        && charges.Count(one => !one.IsCorrection) == 1
                        && charges.Select(one => one.EntryId).Distinct().Count() == charges.Count
                        && PayRunProof.Check([payslip], payslip.Net, PayRunProof.BasicGrossByStreet([payslip])) is [];
                }
            );

    [Fact]
    public void What_a_dispute_was_given_before_it_was_charged_stays_charged_to_nobody()
    {
        var line = LineOf(0, isBasic: true, 200m);
        var payslip = Payslip.Of("T1", new Month(2026, 9), [line]);
        var before = payslip.Adjust(Answered(payslip, line, 250m) with { Lesson = null }).Value;

        Assert.Equal(250m, before.AmountOf(line.LessonId));
        Assert.Equal(200m, Charges.Of(before).Sum(one => one.Amount));
    }

    [Fact]
    public void A_line_is_not_corrected_below_nothing()
    {
        var (line, other) = (LineOf(0, isBasic: true, 200m), LineOf(1, isBasic: true, 900m));
        var payslip = Payslip.Of("T1", new Month(2026, 9), [line, other]);

        var refusal = Assert.Single(payslip.Adjust(Answered(payslip, line, -1m)).Refusals);
        Assert.Equal(("payslip.negative", "amount"), (refusal.Code, refusal.Field));
        Assert.Equal("一节课的课酬更正后不能为负，最多可减200.00元", refusal.Message);
    }

    private static Adjustment Answered(Payslip payslip, PayslipLine line, decimal now) =>
        new("已更正", now - payslip.AmountOf(line.LessonId), "赵敏", Line: line.LessonId, Lesson: Of(line));

    [Fact]
    public void A_counter_entry_beyond_what_is_left_is_refused_and_one_that_gives_back_never()
    {
        var quota = new Quota("A1", 2026, 100m, []);

        Assert.Equal("quota.overdrawn", quota.Correct("c-1", "A1-2026-001", 101m, At, null).Refusals[0].Code);
        var paid = quota.Correct("c-1", "A1-2026-001", 101m, At, null, isPaid: true).Value;
        Assert.Equal(-1m, quota.With(paid).Available);
        Assert.False(quota.With(paid).Spend("A1-2026-001", "A1-2026-001-01", 5m, 0, At, isPaid: true).IsRefused);
        Assert.Equal(150m, quota.With(quota.Correct("c-2", "A1-2026-001", -50m, At, null).Value).Available);
    }

    private static bool IsBasic(Charge charge) => charge.FundingStream == FundingStream.Basic;

    private static QuotaEntry Booked(Quota quota, Charge charge) =>
        charge.IsCorrection
            ? quota.Correct(charge.EntryId, charge.CourseId, charge.Amount, At, null).Value
            : quota.Spend(charge.CourseId, charge.LessonId, charge.Amount, 0, At).Value;

    private static Payslip PayslipOf((bool IsBasic, int Fen, int[] Corrections)[] lessons)
    {
        var lines = lessons.Select((one, index) => LineOf(index, one.IsBasic, one.Fen / 100m)).ToList();
        var payslip = Payslip.Of("T1", new Month(2026, 9), lines);
        foreach (var (line, one) in lines.Zip(lessons))
        foreach (var fen in one.Corrections)
            payslip = payslip
                .Adjust(new Adjustment("更正", fen / 100m, "赵敏", new Month(2026, 8), true, null, Of(line)))
                .Value;
        return payslip;
    }

    private static CorrectedLesson Of(PayslipLine line) => CorrectedLesson.Of(line, "清荷街道");

    private static PayslipLine LineOf(int index, bool isBasic, decimal fee) =>
        new(
            $"A1-2026-001-{index + 1:00}",
            "A1-2026-001",
            "A1",
            isBasic ? FundingStream.Basic : FundingStream.NonBasic,
            At,
            "太极拳",
            fee
        );
}
