using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;

namespace Delivery.Domain.Tests.People.Succession;

public sealed class HandoverRulesTests
{
    private const string Id = "A1-2026-001";
    private static readonly DateTimeOffset Filed = new(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly Contact Person = new("林一", "13800000001", "lin@example.cn");
    private static readonly Street Street = new(
        "A1",
        "清荷街道",
        "黄浦区",
        StreetStatus.Active,
        new Contacts(Person, null),
        new PublishedContact("清荷文体中心", "021-55500001")
    );

    private static readonly Street Other = Street with { Code = "B1", Name = "云杉街道" };

    public static TheoryData<string, string, Order?> Refused =>
        new()
        {
            { "handover.unknown", $"没有找到订单“{Id}”，请核对编号", null },
            {
                "handover.street",
                $"订单{Id}不是清荷街道的，不能随它的拆分转走",
                Order() with
                {
                    Request = Order().Request with { Street = "B1" },
                }
            },
            { "handover.gone", $"订单{Id}已经转到云杉街道，不用再转", Left() },
            { "handover.closed", $"订单{Id}审核未通过，已经结束，不能再转", Order(OrderStage.Rejected) },
            {
                "handover.begun",
                $"订单{Id}正在匹配教师：老师、课程和反馈都记在清荷街道名下，留在原处办完",
                Order(OrderStage.Matching)
            },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_go_is_refused_with_its_reason(string code, string sentence, Order? order)
    {
        var refusal = HandoverRules.Against(Id, order, Street)!;

        Assert.Equal((code, sentence, $"order[{Id}]"), (refusal.Code, refusal.Message, refusal.Field));
    }

    [Theory]
    [InlineData(OrderStage.Submitted)]
    [InlineData(OrderStage.Returned)]
    public void It_goes_on_at_its_stage_with_its_history_and_its_place(OrderStage stage)
    {
        var order =
            stage == OrderStage.Returned
                ? Order().MoveTo(OrderStage.Returned, Filed.AddDays(1), "审核员", "请说明音响").Value
                : Order();
        Assert.Null(HandoverRules.Against(Id, order, Street));

        var left = HandoverRules.Leave(order, Other, "高一", Filed.AddDays(2)).Value;
        var anew = HandoverRules.TakeOver(left, "B1-2026-001", Other, Street, Filed.AddDays(2));

        Assert.Equal(
            (OrderStage.Withdrawn, "B1", "云杉街道"),
            (left.Stage, left.MovedTo!.Street, left.MovedTo.StreetName)
        );
        Assert.Equal((stage, "B1", Id), (anew.Stage, anew.Request.Street, anew.MovedFrom!.OrderId));
        Assert.Equal(("A1", Filed.AddDays(2)), (anew.MovedFrom.Street, anew.TurnSince));
        Assert.Equal(order.History, anew.History);
        Assert.Equal((order.FiledAt, order.LastFiledAt), (anew.FiledAt, anew.LastFiledAt));
    }

    private static Order Left() => HandoverRules.Leave(Order(), Other, "高一", Filed).Value;

    private static Order Order(OrderStage stage = OrderStage.Submitted) =>
        new(
            Id,
            new OrderRequest(
                "A1",
                "TJQ",
                FundingStream.Basic,
                new Audience("50—70岁", null, 25),
                new Venue("清荷文体中心", "清荷路1号", true),
                [new LessonTime(Filed.AddDays(20), 90)],
                null,
                null,
                null,
                false
            ),
            stage,
            Filed,
            Category.MartialArts,
            300,
            [new OrderEvent(Filed, "林一", OrderStage.Submitted.Label(), null)]
        );
}
