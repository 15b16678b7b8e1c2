using Delivery.Domain.Operation.Chain;

namespace Delivery.Domain.Tests.Operation.Chain;

/// <summary>Whatever is done to a sealed day is found, and what was awaited is not taken for a forgery.</summary>
public sealed class AuditChainTests
{
    private const string LateId = "0123456789abcdef0123456789abcdef";
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly LineLink Late = new($"120000|{LateId}", "d9");
    private static readonly LineLink[] Lines = [new("080000|a", "d1"), new("090000|b", "d2"), new("100000|c", "d3")];

    private static readonly SealedDay Whole = new(
        new DaySeal(Day, "before", Lines.Length, AuditChain.Fold(Day, Lines), [LateId], []),
        IsGenuine: true,
        "before",
        Lines,
        Lines,
        new Dictionary<string, string>(),
        new Dictionary<string, string>()
    );

    public static TheoryData<string, string> Forgeries =>
        new()
        {
            { "nothing", "" },
            { "altered", "LineAltered 090000|b" },
            { "missing", "LineMissing 090000|b" },
            { "added", "LineAdded 110000|x" },
            { "added before", "LineAdded 010000|x" },
            { "seal forged", "SealBroken" },
            { "count", "SealBroken" },
            { "link changed", "SealBroken LineAltered 100000|c" },
            { "link gone", "SealBroken LineAdded 100000|c" },
            { "link twice", "SealBroken" },
            { "links swapped", "SealBroken" },
            { "before", "SealBeforeDiffers" },
            { "first", "" },
            { "late", "" },
            { "late and sealed", "" },
            { "late, sealed and altered", $"LineAltered {Late.Key}" },
            { "late, sealed and gone", $"LineMissing {Late.Key}" },
            { "erased", "" },
            { "erased and altered", "LineAltered 090000|b" },
        };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void What_was_done_to_a_day_is_named(string done, string found)
    {
        var breaks = AuditChain.Check(After(done)).Breaks;

        Assert.Equal(found, string.Join(' ', breaks.Select(one => $"{one.Kind} {one.Line}".TrimEnd())));
    }

    [Fact]
    public void A_late_line_waits_for_the_next_seal_and_an_erased_one_is_counted()
    {
        Assert.Equal([Late], AuditChain.Check(After("late")).Awaited);
        Assert.Empty(AuditChain.Check(After("late and sealed")).Awaited);
        Assert.Equal(1, AuditChain.Check(After("erased")).Erased);
    }

    [Fact]
    public void A_seal_holds_everything_that_it_says()
    {
        var seal = Whole.Seal;
        DaySeal[] others =
        [
            seal with
            {
                Day = Day.AddDays(1),
            },
            seal with
            {
                Before = "",
            },
            seal with
            {
                Count = 4,
            },
            seal with
            {
                Last = "",
            },
            seal with
            {
                Open = [],
            },
            seal with
            {
                Late = [new LateLine(Day, Late)],
            },
        ];

        Assert.Equal(seal.Hash(), (seal with { Open = [LateId] }).Hash());
        Assert.Equal(7, others.Append(seal).Select(one => one.Hash()).Distinct().Count());
    }

    [Fact]
    public void No_two_lists_of_fields_have_one_digest()
    {
        string?[][] fields =
        [
            ["ab", "c"],
            ["a", "bc"],
            ["abc"],
            ["ab\n1:c"],
            [null, "abc"],
            ["", "abc"],
            ["abc", null],
        ];

        Assert.Equal(fields.Length, fields.Select(one => AuditDigest.Of(one)).Distinct().Count());
    }

    [Theory]
    [InlineData("2026-09-01", "2026-10-01", "")]
    [InlineData("2026-09-01", "2026-10-02", "audit.days 结束日期应在开始日期当天或以后，一次最多31天")]
    [InlineData("2026-09-02", "2026-09-01", "audit.days 结束日期应在开始日期当天或以后，一次最多31天")]
    [InlineData("", "9999-12-31", "audit.day 日期请写成 2026-09-01；audit.day 日期请写成 2026-09-01")]
    public void Days_are_taken_a_month_at_a_time(string from, string to, string refused)
    {
        var days = AuditDays.Of(from, to);

        Assert.Equal(refused, string.Join('；', days.Refusals.Select(one => $"{one.Code} {one.Message}")));
    }

    private static SealedDay After(string done)
    {
        var withLate = Whole with { Lines = [.. Lines, Late] };
        var isSealed = new Dictionary<string, string> { [Late.Key] = Late.Digest };
        LineLink[] altered = [Lines[0], Lines[1] with { Digest = "other" }, Lines[2]];
        return done switch
        {
            "altered" => Whole with { Lines = altered },
            "missing" => Whole with { Lines = [Lines[0], Lines[2]] },
            "added" => Whole with { Lines = [.. Lines, new LineLink("110000|x", "d")] },
            "added before" => Whole with { Lines = [new LineLink("010000|x", "d"), .. Lines] },
            "seal forged" => Whole with { IsGenuine = false },
            "count" => Whole with { Seal = Whole.Seal with { Count = 2 } },
            "link changed" => Whole with { Links = [Lines[0], Lines[1], Lines[2] with { Digest = "other" }] },
            "link gone" => Whole with { Links = [Lines[0], Lines[1]] },
            "link twice" => Whole with { Links = [.. Lines, Lines[2]] },
            "links swapped" => Whole with { Links = [Lines[1], Lines[0], Lines[2]] },
            "before" => Whole with { BeforeHash = "another" },
            "first" => Whole with { BeforeHash = null },
            "late" => withLate,
            "late and sealed" => withLate with { Late = isSealed },
            "late, sealed and altered" => Whole with
            {
                Lines = [.. Lines, Late with { Digest = "other" }],
                Late = isSealed,
            },
            "late, sealed and gone" => Whole with { Late = isSealed },
            "erased" => Whole with
            {
                Lines = altered,
                Erased = new Dictionary<string, string> { [Lines[1].Key] = "other" },
            },
            "erased and altered" => Whole with
            {
                Lines = altered,
                Erased = new Dictionary<string, string> { [Lines[1].Key] = "what it said then" },
            },
            _ => Whole,
        };
    }
}
