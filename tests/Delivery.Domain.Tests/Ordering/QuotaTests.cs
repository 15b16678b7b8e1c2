using CsCheck;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using static Delivery.Domain.Tests.Ordering.Sample;

namespace Delivery.Domain.Tests.Ordering;

public class QuotaTests
{
    private const string First = "310101002-2026-001";
    private const string Second = "310101002-2026-002";

    private static readonly Quota Empty = new("310101002", 2026, Quota.DefaultTotal, []);

    // An order of few lessons, what it does, and with how much money.
    private static readonly Gen<List<(int Order, int Act, int Lesson, decimal Amount)>> Acts = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[0, 2],
        Gen.Int[1, 3],
        Gen.Int[0, 400_000].Select(fen => fen / 100m)
    ).List[0, 40];

    // What a month's pay comes to for an order, counter-entries among it, and what was reserved for its lessons.
    private static readonly Gen<List<(int Order, int Month, decimal Fees, decimal Reserved)>> Pays = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[9, 11],
        Gen.Int[-50_000, 400_000].Select(fen => fen / 100m),
        Gen.Int[0, 300_000].Select(fen => fen / 100m)
    ).List[0, 40];

    [Fact]
    public void A_year_begins_with_ten_thousand_yuan() =>
        Assert.Equal((0m, 0m, 10_000m), (Empty.Reserved, Empty.Spent, Empty.Available));

    [Fact]
    public void Approval_reserves_pay_corrects_and_closing_releases_the_rest()
    {
        var reserved = Booked(Empty, q => q.Reserve(First, 3000m, FiledAt));
        Assert.Equal((3000m, 0m, 7000m), (reserved.Reserved, reserved.Spent, reserved.Available));

        var paid = Booked(reserved, q => q.Spend(First, $"{First}-01", 200m, 300m, FiledAt));
        Assert.Equal((2700m, 200m, 7100m), (paid.Reserved, paid.Spent, paid.Available));

        var closed = paid.With(paid.Release(First, FiledAt));
        Assert.Equal((0m, 200m, 9800m), (closed.Reserved, closed.Spent, closed.Available));
    }

    [Fact]
    public void An_approval_that_would_overdraw_is_refused_with_the_figures()
    {
        var quota = Booked(Empty, q => q.Reserve(First, 8500.5m, FiledAt));
        var refusal = Assert.Single(quota.Reserve(Second, 2000m, FiledAt).Refusals);

        Assert.Equal("quota.overdrawn", refusal.Code);
        Assert.Equal(
            "2026年配额不足：本单预估2,000元，可用1,499.50元（全年10,000元，已预留8,500.50元，已支出0元）",
            refusal.Message
        );
    }

    [Fact]
    public void The_whole_quota_can_be_used() =>
        Assert.Equal(0m, Booked(Empty, q => q.Reserve(First, 10_000m, FiledAt)).Available);

    [Fact]
    public void A_fee_above_what_is_left_is_refused()
    {
        var quota = Booked(Empty, q => q.Reserve(First, 9900m, FiledAt));

        Assert.False(quota.Spend(First, $"{First}-01", 400m, 300m, FiledAt).IsRefused);
        Assert.Equal(
            "quota.overdrawn",
            Assert.Single(quota.Spend(First, $"{First}-01", 400.01m, 300m, FiledAt).Refusals).Code
        );
    }

    [Fact]
    public void Booking_twice_is_booking_once()
    {
        var once = Booked(Empty, q => q.Reserve(First, 3000m, FiledAt));
        var again = Booked(once, q => q.Reserve(First, 9999m, FiledAt.AddDays(1)));
        Assert.Equal(once, again);

        var paid = Booked(once, q => q.Spend(First, $"{First}-01", 200m, 300m, FiledAt));
        Assert.Equal(paid, Booked(paid, q => q.Spend(First, $"{First}-01", 999m, 0m, FiledAt.AddDays(1))));

        var closed = paid.With(paid.Release(First, FiledAt));
        Assert.Equal(closed, closed.With(closed.Release(First, FiledAt.AddDays(1))));
    }

    [Fact]
    public void No_more_is_given_back_than_the_order_holds()
    {
        var quota = Booked(Empty, q => q.Reserve(First, 300m, FiledAt));
        quota = Booked(quota, q => q.Reserve(Second, 500m, FiledAt));
        quota = Booked(quota, q => q.Spend(First, $"{First}-01", 200m, 1000m, FiledAt));

        Assert.Equal(0m, quota.ReservedFor(First));
        Assert.Equal(500m, quota.ReservedFor(Second));
    }

    [Fact]
    public void Negative_amounts_are_mistakes_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty.Reserve(First, -1m, FiledAt));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty.Spend(First, $"{First}-01", -1m, 0m, FiledAt));
        Assert.Throws<ArgumentOutOfRangeException>(() => Empty.Spend(First, $"{First}-01", 1m, -1m, FiledAt));
    }

    [Fact]
    public void Whatever_happens_the_sums_are_those_of_the_entries_and_nothing_is_overdrawn() =>
        Acts.Sample(acts =>
        {
            var quota = Empty;
            foreach (var act in acts)
            {
                quota = Do(quota, act);
                if (quota.Available < 0 || quota.Reserved < 0 || quota.Spent < 0)
                    return false;
            }
            return quota.Reserved + quota.Spent + quota.Available == quota.Total
                && quota.Reserved == Enumerable.Range(1, 4).Sum(o => quota.ReservedFor(OrderId.Format("S", 2026, o)))
                && quota.Entries.DistinctBy(e => e.EntryId).Count() == quota.Entries.Count;
        });

    [Fact]
    public void Pay_that_was_approved_can_be_booked_whatever_orders_do_before_the_bank_has_paid() =>
        Gen.Select(Acts, Pays)
            .Sample(
                (acts, pays) =>
                {
                    var quota = Empty;
                    var approved = new List<(string OrderId, string Entry, decimal Amount)>();
                    foreach (var (act, pay) in acts.Zip(pays))
                    {
                        quota = Do(quota, act);
                        var orderId = OrderId.Format("S", 2026, pay.Order);
                        var held = quota.Hold(orderId, new Month(2026, pay.Month), pay.Fees, pay.Reserved, FiledAt);
                        if (
                            quota.Available < 0
                            || quota.Entries.Select(e => e.OrderId).Any(id => quota.ReservedFor(id) < 0)
                        )
                            return false;
                        if (held.IsRefused || quota.Holds(orderId, new Month(2026, pay.Month)))
                            continue;
                        quota = quota.With(held.Value);
                        approved.Add((orderId, $"{orderId}-{pay.Month}", pay.Fees));
                    }

                    var owed = quota.Available;
                    var booked = approved.Aggregate(
                        quota,
                        (now, one) =>
                            now.With(now.SpendHeld(one.Entry, one.OrderId, QuotaKinds.Correct, one.Amount, FiledAt))
                    );
                    return booked.Available == owed
                        && owed >= 0
                        && booked.Spent - quota.Spent == approved.Sum(one => one.Amount)
                        && booked.Entries.Sum(e => e.Held) == 0;
                }
            );

    [Fact]
    public void What_approved_pay_waits_for_is_neither_freed_with_the_order_nor_held_twice()
    {
        var september = new Month(2026, 9);
        var quota = Booked(Empty, q => q.Reserve(First, 9000m, FiledAt));
        quota = Booked(quota, q => q.Hold(First, september, 2500m, 2000m, FiledAt));
        Assert.Equal((9500m, 7000m, 500m), (quota.Reserved, quota.ReservedFor(First), quota.Available));
        Assert.Equal(quota, Booked(quota, q => q.Hold(First, september, 2500m, 2000m, FiledAt)));
        Assert.Equal("quota.overdrawn", quota.Hold(First, september, 3000.01m, 0m, FiledAt).Refusals[0].Code);
        quota = Booked(quota, q => q.Hold(First, september, 2400m, 0m, FiledAt));
        Assert.Equal((7000m, 600m), (quota.ReservedFor(First), quota.Available));

        quota = quota.With(quota.Release(First, FiledAt));
        Assert.Equal((2400m, 0m, 7600m), (quota.Reserved, quota.ReservedFor(First), quota.Available));
        quota = quota.With(quota.SpendHeld($"{First}-01-spend", First, QuotaKinds.Spend, 2400m, FiledAt));
        Assert.Equal((0m, 2400m, 7600m), (quota.Reserved, quota.Spent, quota.Available));
    }

    [Fact]
    public void Doing_everything_twice_changes_nothing() =>
        Acts.Sample(acts =>
        {
            var once = acts.Aggregate(Empty, Do);
            var doubled = acts.Aggregate(Empty, (quota, act) => Do(Do(quota, act), act));
            return once.Entries.SequenceEqual(doubled.Entries);
        });

    [Fact]
    public void Each_kind_of_entry_has_a_name()
    {
        Assert.Equal(
            ["预留", "支出", "释放", "待发"],
            new[] { QuotaKinds.Reserve, QuotaKinds.Spend, QuotaKinds.Release, QuotaKinds.Hold }.Select(QuotaKinds.Label)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => QuotaKinds.Label("gift"));
    }

    private static Quota Do(Quota quota, (int Order, int Act, int Lesson, decimal Amount) act)
    {
        var orderId = OrderId.Format("S", 2026, act.Order);
        return act.Act switch
        {
            0 => Tried(quota, quota.Reserve(orderId, act.Amount, FiledAt)),
            1 => Tried(
                quota,
                quota.Spend(orderId, LessonId.Format(orderId, act.Lesson), act.Amount, act.Amount / 2, FiledAt)
            ),
            _ => quota.With(quota.Release(orderId, FiledAt)),
        };
    }

    private static Quota Tried(Quota quota, Outcome<QuotaEntry> outcome) => outcome.Match(quota.With, _ => quota);

    private static Quota Booked(Quota quota, Func<Quota, Outcome<QuotaEntry>> act) => quota.With(act(quota).Value);

    [Theory]
    [InlineData("1000", 3, "333.34 333.33 333.33")]
    [InlineData("900", 2, "450.00 450.00")]
    [InlineData("0.02", 3, "0.01 0.01 0.00")]
    public void What_is_reserved_for_each_lesson_is_whole_to_the_fen_and_together_the_whole(
        decimal fees,
        int lessons,
        string parts
    )
    {
        var request = Sample.Request with { Lessons = [.. Enumerable.Repeat(Sample.Request.Lessons[0], lessons)] };
        var order = new Order(
            "310101002-2026-001",
            request,
            OrderStage.Confirmed,
            Sample.FiledAt,
            Category.MartialArts,
            fees,
            []
        );
        var each = Enumerable.Range(1, lessons).Select(order.ReservedFor).ToList();
        Assert.Equal(parts, string.Join(' ', each.Select(part => $"{part:0.00}")));
        Assert.Equal(fees, each.Sum());
    }
}
