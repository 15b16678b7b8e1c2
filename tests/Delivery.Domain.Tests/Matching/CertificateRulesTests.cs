using Delivery.Domain.Matching;

namespace Delivery.Domain.Tests.Matching;

public class CertificateRulesTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    [Theory]
    [InlineData("2026-10-02", null)]
    [InlineData("2026-10-01", CertificateMoment.Soon)]
    [InlineData("2026-09-02", CertificateMoment.Soon)]
    [InlineData("2026-09-01", CertificateMoment.Ended)]
    [InlineData("2026-08-31", CertificateMoment.Ended)]
    [InlineData(null, null)]
    public void A_month_before_its_last_day_it_is_to_be_renewed_and_on_that_day_it_is_over(
        string? until,
        CertificateMoment? moment
    ) => Assert.Equal(moment, CertificateRules.MomentOf(Of("TJQ", until), Today, 30));

    [Fact]
    public void Of_each_discipline_the_one_that_holds_longest_counts()
    {
        Qualification[] all =
        [
            Of("TJQ", "2026-08-01"),
            Of("TJQ", "2026-09-20"),
            Of("BDJ", "2026-09-10"),
            Of("BDJ", "2027-09-10"),
            Of("PW", "2026-09-10"),
            Of("PW", null),
            Of("GONE", "2026-09-10"),
        ];
        var teacher = new Teacher(
            "T01",
            "王一",
            "13800000001",
            "t01@example.com",
            ["TJQ", "BDJ", "PW"],
            "一级",
            ["黄浦区"],
            10,
            [],
            [],
            false,
            true,
            Qualifications: all
        );

        Assert.Equal([all[1]], CertificateRules.EndingBy(teacher, Today.AddDays(30)));
    }

    private static Qualification Of(string discipline, string? until) =>
        new(
            discipline,
            "证书",
            until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)
        );
}
