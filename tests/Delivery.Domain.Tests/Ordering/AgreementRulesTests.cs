using Delivery.Domain.Ordering.Agreements;
using Delivery.Domain.Tests.Calendar;
using static Delivery.Domain.Tests.Calendar.Notices;

namespace Delivery.Domain.Tests.Ordering;

public sealed class AgreementRulesTests
{
    private static readonly AgreementText First = new("2026", "正文", Day("2026-01-01"), Day("2025-12-01"));
    private static readonly AgreementText Second = new("2026-2", "新正文", Day("2026-07-01"), Day("2026-06-01"));

    [Theory]
    [InlineData("2026", 2026, 1)]
    [InlineData("2026-2", 2026, 2)]
    [InlineData("2026-12", 2026, 12)]
    [InlineData("2026-1", 0, 0)]
    [InlineData("2026-02", 0, 0)]
    [InlineData("2026-", 0, 0)]
    [InlineData("26", 0, 0)]
    [InlineData("第一版", 0, 0)]
    [InlineData("", 0, 0)]
    public void A_version_is_named_by_its_year(string version, int year, int number)
    {
        var named = AgreementVersion.TryParse(version, out var read, out var counted);
        Assert.Equal(year != 0, named);
        if (named)
            Assert.Equal((year, number), (read, counted));
    }

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", "2026")]
    [InlineData("2026-06-30", "2026")]
    [InlineData("2026-07-01", "2026-2")]
    public void Orders_need_the_newest_version_that_holds_on_the_day(string day, string? version) =>
        Assert.Equal(version, AgreementTexts.RequiredOn([Second, First], Day(day))?.Version);

    [Fact]
    public void The_newest_version_is_signed_before_it_holds() =>
        Assert.Equal("2026-2", AgreementTexts.ToSign([Second, First])?.Version);

    [Fact]
    public void A_letter_that_both_sides_have_signed_holds_until_a_newer_text_does()
    {
        var again = Sample.Signed with
        {
            Version = "2026-2",
            CountersignedOn = null,
            Earlier = [Sample.Signed.AsSigned()],
        };
        Assert.True(again.Holds("2026-1"));
        Assert.True(again.Holds(null));
        Assert.False(again.Holds("2026-2"));
        Assert.False(Sample.Signed.Holds("2026-2"));
    }

    [Theory]
    [InlineData("2026-08-31", null)]
    [InlineData("2026-09-01", 0)]
    [InlineData("2026-09-05", null)]
    [InlineData("2026-09-07", 0)]
    [InlineData("2026-09-08", 1)]
    [InlineData("2026-09-14", 1)]
    [InlineData("2026-09-15", 2)]
    public void A_street_is_asked_on_the_day_of_publication_and_every_five_working_days(string day, int? round) =>
        Assert.Equal(
            round,
            AgreementReminders.RoundOn(Day(day), Second with { PublishedOn = Day("2026-09-01") }, 5, Notices.Calendar)
        );

    [Fact]
    public void A_text_is_kept_once_and_its_words_never_change()
    {
        Assert.Empty(AgreementTexts.Check(First, known: null));
        Assert.Empty(AgreementTexts.Check(First with { From = Day("2026-03-01") }, First));
        Assert.Equal(
            ["agreement-text.fixed 街镇可能已按这一版签署，正文不能再改，请新增一版"],
            Said(AgreementTexts.Check(First with { Text = "别的" }, First))
        );
        Assert.Equal(
            ["agreement-text.empty 请填写责任书正文", "agreement-text.from 生效日期应在2026年内，例如 2026-01-01"],
            Said(AgreementTexts.Check(First with { Text = "", From = Day("2027-01-01") }, known: null))
        );
        Assert.Equal(
            ["agreement-text.version 版本应为年份，或年份加序号，例如 2027、2027-2"],
            Said(AgreementTexts.Check(First with { Version = "一" }, known: null))
        );
    }

    [Fact]
    public void A_scan_is_told_by_its_content_and_its_size()
    {
        Assert.Equal(ScanKind.Pdf, ScanRules.Check("%PDF-1.7"u8, 1).Value);
        Assert.Equal(ScanKind.Jpeg, ScanRules.Check([0xFF, 0xD8, 0xFF, 0xE0], 1).Value);
        Assert.Equal(ScanKind.Png, ScanRules.Check([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], 1).Value);
        Assert.Equal("agreement.scan", ScanRules.Check("GIF89a"u8, 1).Refusals[0].Code);
        var large = ScanRules.Check(new byte[1024 * 1024 + 1], 1).Refusals[0];
        Assert.Equal("agreement.scan-too-large 扫描件超过1兆，请降低分辨率后再传", $"{large.Code} {large.Message}");
    }

    [Fact]
    public void A_scan_belongs_to_a_letter_that_was_signed() =>
        Assert.Equal(
            ["agreement.unsigned-scan 请先在页面上签署责任书，再上传盖章的扫描件"],
            Said(AgreementRules.Keep(null, new SealedCopy("1", ScanKind.Pdf, 1, Sample.FiledAt, "林一")).Refusals)
        );

    [Theory]
    [InlineData(null, null, AgreementStanding.ToSign)]
    [InlineData("2026", "2026-01-12", AgreementStanding.InForce)]
    [InlineData("2026", null, AgreementStanding.Waiting)]
    public void A_street_stands_with_its_letter_as_it_was_signed(
        string? version,
        string? countersigned,
        AgreementStanding standing
    )
    {
        var signed = version is null
            ? null
            : Sample.Signed with
            {
                Version = version,
                CountersignedOn = countersigned is null ? null : Day(countersigned),
            };
        Assert.Equal(standing, AgreementState.Of(signed, [First], Day("2026-02-01")));
        Assert.Equal(
            version is null ? AgreementStanding.ToSign : AgreementStanding.ToSignAgain,
            AgreementState.Of(signed, [First, Second], Day("2026-07-01"))
        );
        Assert.Equal(AgreementStanding.NoText, AgreementState.Of(null, [], Day("2026-02-01")));
    }

    private static IEnumerable<string> Said(IReadOnlyList<Refusal> refusals) =>
        refusals.Select(refusal => $"{refusal.Code} {refusal.Message}");
}
