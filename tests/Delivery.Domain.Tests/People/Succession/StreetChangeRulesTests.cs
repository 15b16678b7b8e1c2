using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;

namespace Delivery.Domain.Tests.People.Succession;

public sealed class StreetChangeRulesTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    public static TheoryData<string, string, StreetChange> Refused =>
        new()
        {
            { "street.unknown", "没有登记街镇“B1”，请核对代码，新街镇请先登记", Merger with { Other = null } },
            {
                "street.change-self",
                "街镇不能与自己合并，也不能从自己拆出，请另填一个代码",
                Merger with
                {
                    OtherCode = "A1",
                    Other = Of("A1"),
                }
            },
            {
                "street.merged",
                "A1街道已定于2026年9月20日并入C1，不能再变动，请改填并入后的街镇",
                Merger with
                {
                    Street = Of("A1") with { Lineage = new(new StreetMerger("C1", new DateOnly(2026, 9, 20))) },
                }
            },
            {
                "street.change-suspended",
                "B1街道已停止配送，请先办完整改，恢复后再合并或拆分",
                Merger with
                {
                    Other = Of("B1") with { Status = StreetStatus.Suspended },
                }
            },
            {
                "street.change-day",
                "请填写今天或以后的日期，例如 2026-12-01",
                Merger with
                {
                    From = Today.AddDays(-1),
                }
            },
            {
                "street.change-year",
                "只能定在今年之内：配额按年拨付，明年的变动请到明年再办",
                Merger with
                {
                    From = new DateOnly(2027, 1, 1),
                }
            },
            { "street.change-reason", "请写明依据，例如区划调整的文号", Merger with { Reason = "" } },
            { "street.split-part", "请填写0到500元之间的金额，最多两位小数", Split with { Part = 500.01m } },
            {
                "street.split-used",
                "拆分出来的街镇应是新登记的：它去年或今年已有订单，或者已由别的街镇合并、拆分而来",
                Split with
                {
                    Other = Of("B1") with { Lineage = new(Origin: new SplitOff("C1", Today, 100)) },
                }
            },
        };

    private static StreetChange Merger { get; } =
        new(StreetChangeKind.Merge, "A1", Of("A1"), "B1", Of("B1"), Today, null, "区划调整");

    private static StreetChange Split { get; } = Merger with { Kind = StreetChangeKind.Split, Part = 500 };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_with_what_to_do(string code, string sentence, StreetChange asked)
    {
        var refusal = Assert.Single(StreetChangeRules.Check(asked, Today, free: 500, otherHasOrders: false));

        Assert.Equal((code, sentence), (refusal.Code, refusal.Message));
    }

    [Fact]
    public void A_street_that_has_ordered_is_no_new_one()
    {
        var refusal = Assert.Single(StreetChangeRules.Check(Split, Today, free: 500, otherHasOrders: true));

        Assert.Equal(("street.split-used", "other"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public void What_may_be_is_taken_and_a_chain_names_all_that_went_before()
    {
        Assert.Empty(StreetChangeRules.Check(Merger, Today, free: 500, otherHasOrders: true));
        Assert.Empty(StreetChangeRules.Check(Split, Today, free: 500, otherHasOrders: false));

        var (_, second) = StreetChanges.Merge(Of("A1"), Of("B1"), Today.AddDays(9));
        var (gone, third) = StreetChanges.Merge(second, Of("C1"), Today);

        Assert.Equal("C1", gone.SuccessorOn(Today));
        Assert.Equal(["B1"], third.TakenBy(Today));
        Assert.Equal(["B1", "A1"], third.TakenBy(Today.AddDays(9)));
    }

    private static Street Of(string code) =>
        new(
            code,
            $"{code}街道",
            "黄浦区",
            StreetStatus.Active,
            new Contacts(new Contact("林一", "13700001111", "lin@example.cn"), null),
            new PublishedContact("文体中心", "021-55500002")
        );
}
