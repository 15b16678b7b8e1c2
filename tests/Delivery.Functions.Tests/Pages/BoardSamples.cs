using Delivery.Domain.Ordering;
using Delivery.Pages.Matching.Board;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class BoardSamples
{
    public static readonly BoardModel Board = new(
        Sample.Frame(Reader.Staff),
        "key-11",
        [
            new("全部", Paths.MatchingBoard, Current: true),
            new("浦东新区", $"{Paths.MatchingBoard}?district=浦东新区", Count: 40),
        ],
        [
            new("全部", Paths.MatchingBoard, Current: true),
            new("太极拳", $"{Paths.MatchingBoard}?discipline=TJQ", Count: 12),
        ],
        Waiting: 41,
        [
            new(
                "310115001-2026-003",
                "清荷街道",
                "浦东新区",
                "太极拳",
                Category.MartialArts,
                Sample.At(2026, 9, 21, 9, 30),
                10,
                2,
                Urgent: true,
                new Mark("没有请到老师", Tone.Bad),
                OnHold: null,
                MayHold: true,
                [new("t-7", "钱七"), new("t-8", "孙八")],
                [
                    new("t-7", "钱七 64.5分", "能上的"),
                    new("t-8", "孙八 39分", "能上的"),
                    new("t-9", "李九（时间冲突、不到该区授课）", "有不能上的原因"),
                ],
                ["钱七老师也最适合南园街道的太极拳，时间相撞"]
            ),
            new(
                "310115001-2026-004",
                "清荷街道",
                "浦东新区",
                "排舞",
                Category.DanceAndAerobics,
                Sample.At(2026, 10, 12, 19, 0),
                6,
                14,
                Urgent: false,
                new Mark("已暂停安排", Tone.Warn),
                OnHold: "街镇在商量换场地",
                MayHold: false,
                [],
                [new("t-9", "李九（不到该区授课）", "有不能上的原因")],
                []
            ),
        ],
        [new("t-7", "钱七", "一级", 1), new("t-8", "孙八", "二级", 2)],
        MayChoose: true
    );

    public static readonly BoardModel None = Board with
    {
        Districts = [],
        Disciplines = [],
        Waiting = 0,
        Courses = [],
        Teachers = [],
    };

    public static readonly CourseMatchingModel Chosen = PlanSamples.Course with
    {
        Values = new SteerValues([], "t-9"),
        Chosen = new ChosenTeacher("李九", ["不到该区授课", "已被排除"], [], ["310115001-2026-007"]),
    };

    public static readonly CourseMatchingModel Busy = Chosen with
    {
        Chosen = new ChosenTeacher("李九", [], [Sample.At(2026, 9, 21, 9, 0)], []),
    };
}
