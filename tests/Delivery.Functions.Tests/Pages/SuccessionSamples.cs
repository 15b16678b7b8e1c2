using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.People.Succession;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class SuccessionSamples
{
    private static readonly StreetSituation Qinghe = new(
        "清荷街道",
        2026,
        [(OrderStage.Submitted, 1), (OrderStage.InDelivery, 2)],
        [(FundingStream.Basic, 2), (FundingStream.NonBasic, 1)],
        17,
        new QuotaFigures(2026, 10_000m, 2_450m, 1_800m),
        5_150m,
        HasAgreement: true,
        HasPlan: true,
        Sessions: 2
    );

    public static readonly SuccessionModel Merger = new(
        Sample.Frame(Reader.Staff),
        "310101002",
        "清荷街道",
        MayTake: true,
        new SuccessionTyped("Merge", "310101003", "2026-09-20", "", "", "key-1", []),
        FormErrors.None,
        new SuccessionPreview(
            IsMerger: true,
            "云杉街道",
            new DateOnly(2026, 9, 20),
            Qinghe,
            Qinghe with
            {
                Name = "云杉街道",
                Stages = [],
                Streams = [],
                HasPlan = false,
            },
            []
        )
    );

    public static readonly SuccessionModel RefusedSplit = Merger with
    {
        Typed = new SuccessionTyped("Split", "310101003", "2026-08-01", "90000", "", "key-2", []),
        Errors = new FormErrors([
            new FieldError("from", "请填写今天或以后的日期，例如 2026-12-01"),
            new FieldError("part", "请填写0到8,150元之间的金额，最多两位小数"),
            new FieldError("reason", "请写明依据，例如区划调整的文号"),
        ]),
        Preview = Merger.Preview! with
        {
            IsMerger = false,
            Orders =
            [
                Open("310101002-2026-003", OrderStage.Submitted, stays: null),
                Open(
                    "310101002-2026-001",
                    OrderStage.InDelivery,
                    "订单310101002-2026-001配送中：老师、课程和反馈都记在清荷街道名下，留在原处办完"
                ),
            ],
        },
    };

    private static OpenOrder Open(string id, OrderStage stage, string? stays) =>
        new(
            id,
            "太极拳",
            "清荷文体中心",
            new DateOnly(2026, 9, 21),
            new DateOnly(2026, 11, 23),
            10,
            3_000m,
            stage,
            Chosen: stays is null,
            stays
        );

    public static readonly SuccessionModel Empty = Merger with
    {
        MayTake = false,
        Typed = new SuccessionTyped("", "", "", "", "", "key-3", []),
        Preview = null,
    };

    public static readonly StreetHomeModel HomeOfSuccessor = OrderingSamples.StreetHome with
    {
        Taken = [new TakenStreetLine("310101002", "清荷街道", 3, 5, 2, 2026)],
    };

    public static readonly StreetHomeModel HomeOfMerged = OrderingSamples.EmptyStreetHome with
    {
        StreetName = "清荷街道（已并入云杉街道）",
        NoOrdersBecause = "本街镇已并入云杉街道，新的课程请以它的名义申报。",
        Successor = "310101003",
    };
}
