using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Ledger;
using Delivery.Domain.Settlement.Statements;

namespace Delivery.Domain.Tests.Settlement.Ledger;

public class LedgerProofTests
{
    private static readonly DateTimeOffset At = ShanghaiTime.At(new DateOnly(2026, 9, 7), 9);

    private static readonly Quota Quota = new(
        "A1",
        2026,
        10_000m,
        [
            new("A1-2026-001-reserve", "A1-2026-001", QuotaKinds.Reserve, 600m, 0, At, null),
            new("A1-2026-001-01-spend", "A1-2026-001", QuotaKinds.Spend, -300m, 250m, At, null),
            new("merge-A1-B1-1", "", QuotaKinds.Pass, 0, 0, At, null, -400m, "B1"),
        ]
    );

    [Theory]
    [InlineData(300, 250, -400, 250, "")]
    [InlineData(301, 250, -400, 250, "预留（流水之和）")]
    [InlineData(300, 249, -400, 250, "支出（流水之和）")]
    [InlineData(300, 250, 0, 250, "划转（流水之和）")]
    [InlineData(300, 250, -400, 200, "支出（已发的基本配送课酬）")]
    public void A_quota_is_the_sum_of_its_entries_and_of_what_was_paid(
        int reserved,
        int spent,
        int granted,
        int paid,
        string broken
    )
    {
        CostLine[] lines = [Line(FundingStream.Basic, paid), Line(FundingStream.NonBasic, 999m)];

        var found = LedgerProof.Check(Quota, reserved, spent, granted, lines);

        Assert.Equal(broken, string.Join('，', found.Select(sum => sum.What)));
    }

    [Fact]
    public void What_left_one_street_and_came_to_no_other_is_found()
    {
        var left = Quota.Entries[^1];
        var came = left with { Granted = -left.Granted, Street = "A1" };

        Assert.Empty(LedgerProof.CheckPassed([.. Quota.Entries, came]));
        Assert.Equal(-400m, Assert.Single(LedgerProof.CheckPassed(Quota.Entries)).Actual);
    }

    private static CostLine Line(FundingStream stream, decimal gross) =>
        new(new Month(2026, 9), "A1-2026-001-01", "A1-2026-001", "A1", "沈知远", "太极拳", stream, At, gross);
}
