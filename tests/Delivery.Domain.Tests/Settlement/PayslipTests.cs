using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using static Delivery.Domain.Settlement.PayslipState;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Settlement;

public class PayslipTests
{
    internal static readonly Month September = Month.Parse("2026-09");

    internal static readonly Gen<List<PayslipLine>> AnyLines = Gen.Select(
            Gen.Int[0, 100_000],
            Gen.Enum<FundingStream>(),
            Gen.Int[1, 3]
        )
        .List[0, 25]
        .Select(rows => rows.Select((r, i) => Line(i + 1, r.Item1 / 100m, r.Item2, $"S{r.Item3}")).ToList());

    [Fact]
    public void A_months_lessons_are_one_payment()
    {
        var payslip = Payslip.Of("T001", September, [Line(2, 3000m), Line(1, 2000m, FundingStream.NonBasic)]);

        Assert.Equal("2026-09-T001", payslip.PayslipId);
        Assert.Equal((5000m, 800m, 4200m, Draft), (payslip.Gross, payslip.Tax, payslip.Net, payslip.State));
        Assert.Equal([Id(1), Id(2)], payslip.Lines.Select(l => l.LessonId));
    }

    [Fact]
    public void A_lesson_is_paid_once() =>
        Assert.Throws<ArgumentException>(() => Payslip.Of("T001", September, [Line(1, 200m), Line(1, 200m)]));

    [Fact]
    public void Fees_promised_after_tax_are_grossed_up_to_the_fen()
    {
        var payslip = Payslip.Of("T001", September, [Line(1, 1000m), Line(2, 1000m), Line(3, 1360m)], FeeNorm.AfterTax);

        Assert.Equal((4000m, 3360m), (payslip.Gross, payslip.Net));
        Assert.Equal([1190.48m, 1190.47m, 1619.05m], payslip.Lines.Select(l => l.Fee));
    }

    [Fact]
    public void After_tax_the_teacher_receives_what_was_promised_and_the_lines_make_up_the_gross() =>
        AnyLines.Sample(lines =>
        {
            var payslip = Payslip.Of("T001", September, lines, FeeNorm.AfterTax);
            return payslip.Net == lines.Sum(l => l.Fee)
                && payslip.Gross == payslip.Lines.Sum(l => l.Fee)
                && payslip.Lines.All(l => Fen.IsWhole(l.Fee) && l.Fee <= TaxTable.Since2019.GrossAtMost(Promised(l)));

            decimal Promised(PayslipLine line) => lines.Single(l => l.LessonId == line.LessonId).Fee;
        });

    [Fact]
    public void An_adjustment_changes_gross_tax_and_net()
    {
        var payslip = Payslip.Of("T001", September, [Line(1, 1000m)]).Adjust(new("交通补贴", 200m, "赵敏")).Value;

        Assert.Equal((1200m, 80m, 1120m), (payslip.Gross, payslip.Tax, payslip.Net));
        Assert.Equal([new Adjustment("交通补贴", 200m, "赵敏")], payslip.Adjustments);
        Assert.Equal(0m, payslip.Adjust(new("重复计课", -1200m, "赵敏")).Value.Gross);
    }

    [Theory]
    [InlineData("", "1", "payslip.reason-missing", "请说明调整的原因", "reason")]
    [InlineData("补贴", "0", "payslip.amount", "调整金额不能为0，最多两位小数，不超过100,000元", "amount")]
    [InlineData("补贴", "0.001", "payslip.amount", "调整金额不能为0，最多两位小数，不超过100,000元", "amount")]
    [InlineData("补贴", "100000.01", "payslip.amount", "调整金额不能为0，最多两位小数，不超过100,000元", "amount")]
    [InlineData(
        "扣回",
        "-1000.01",
        "payslip.negative",
        "调整后应发不能为负，最多可减1,000.00元；要多减，请选“不够减的转到以后的月份”",
        "amount"
    )]
    public void A_wrong_adjustment_is_refused(
        string reason,
        string amount,
        string code,
        string message,
        string field
    ) =>
        Assert.Equal(
            [new Refusal(code, message, field)],
            Payslip.Of("T001", September, [Line(1, 1000m)]).Adjust(new(reason, decimal.Parse(amount), "赵敏")).Refusals
        );

    [Fact]
    public void Only_a_draft_is_adjusted() =>
        Assert.Equal(
            "工资单目前是“待教师核对”，只有编制中的工资单可以调整",
            Assert
                .Single(
                    Payslip
                        .Of("T001", September, [Line(1, 1000m)])
                        .MoveTo(Released)
                        .Value.Adjust(new("补贴", 1m, "赵敏"))
                        .Refusals
                )
                .Message
        );

    [Fact]
    public void A_teacher_disputes_a_line_with_a_reason()
    {
        var released = Payslip.Of("T001", September, [Line(1, 1000m)]).MoveTo(Released).Value;
        var dispute = new Dispute(Id(1), "少计一节", FiledAt);

        Assert.Equal([dispute], released.DisputeWith(dispute).Value.Disputes);
        Assert.Equal(Disputed, released.DisputeWith(dispute with { Line = null }).Value.State);
        Assert.Equal(
            "payslip.line-unknown",
            Assert.Single(released.DisputeWith(dispute with { Line = Id(9) }).Refusals).Code
        );
        Assert.Equal(
            "payslip.reason-missing",
            Assert.Single(released.DisputeWith(dispute with { Reason = " " }).Refusals).Code
        );
        Assert.Equal(
            ["payslip.line-unknown line", "payslip.reason-missing reason"],
            released
                .DisputeWith(dispute with { Line = Id(9), Reason = " " })
                .Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")
        );
        Assert.Equal("payslip.state", Assert.Single(released.MoveTo(Agreed).Value.DisputeWith(dispute).Refusals).Code);
    }

    [Fact]
    public void A_correction_from_before_its_line_was_kept_is_the_lines_whose_dispute_has_its_words()
    {
        var two = Payslip.Of("T001", September, [Line(1, 1000m), Line(2, 1000m)]);
        var old = two.Adjust(new("按90分钟计", 50m, "赵敏")).Value with
        {
            Disputes = [new(Id(2), "少计", FiledAt, "按90分钟计"), new(Id(1), "少计", FiledAt, "已核对")],
        };

        Assert.Equal((1000m, 1050m), (old.AmountOf(Id(1)), old.AmountOf(Id(2))));
        var twice = old with { Disputes = [.. old.Disputes, new(Id(1), "少计", FiledAt, "按90分钟计")] };
        Assert.Equal((1000m, 1000m), (twice.AmountOf(Id(1)), twice.AmountOf(Id(2))));
        var corrected = old with { Adjustments = [old.Adjustments[0] with { Corrects = September.Previous }] };
        Assert.Equal(1000m, corrected.AmountOf(Id(2)));
    }

    internal static string Id(int number) => $"310101002-2026-001-{number:00}";

    internal static PayslipLine Line(
        int number,
        decimal fee,
        FundingStream stream = FundingStream.Basic,
        string street = "310101002"
    ) => new(Id(number), "310101002-2026-001", street, stream, FiledAt.AddDays(number), "太极拳", fee);
}
