using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class OrderFormSamples
{
    private static readonly LessonMonth September = new(
        new Month(2026, 9),
        [
            .. Enumerable
                .Range(1, 30)
                .Select(day => new LessonDay(
                    new DateOnly(2026, 9, day),
                    day switch
                    {
                        14 => "第2节",
                        20 => "班",
                        21 => "他课 第1节",
                        25 or 26 or 27 => "休",
                        _ => null,
                    },
                    day is 14 or 21 ? 1 : 0,
                    day < 15
                )),
        ]
    );

    public static readonly OrderFormModel NewOrder = new(
        Sample.Frame(Reader.Street),
        "key-1",
        "清荷街道",
        "2026年下半年（9—11月）",
        Paths.NewOrder,
        new OrderFormValues(
            OrderingName: "林一",
            OrderingPhone: "13700001111",
            OrderingEmail: "lin@example.cn",
            DeliveryName: "周二",
            DeliveryPhone: "13900005678",
            DeliveryEmail: "zhou@example.cn"
        ),
        FormErrors.None,
        [
            new("taijiquan", "太极拳", "武术类"),
            new("baduanjin", "八段锦", "武术类"),
            new("paiwu", "排舞", "操舞类"),
            new("bone-health", "中老年骨质健康与运动", "科普健身讲座"),
        ],
        [new("t-1", "王五（上季评价 4.8）")],
        null,
        Sample.Quota with
        {
            ThisOrder = null,
        },
        new DateOnly(2026, 9, 15),
        new OrderSettings(),
        Grades: ["国家级", "一级"]
    );

    public static readonly OrderFormModel RefusedOrder = NewOrder with
    {
        Values = NewOrder.Values with
        {
            Discipline = "taijiquan",
            Expected = "16",
            Ages = "50—70岁",
            Level = "初学",
            VenueName = "清荷社区文化中心二楼",
            VenueAddress = "测试路18号",
            Indoor = "true",
            Lessons = [new("2026-09-21", "09:30", "90"), new("2026-09-14", "09:30", "90")],
            Notes = "场地二楼没有电梯",
        },
        DisciplineHint = "武术类还可选 1 个项目 · 太极拳还可排 7 节",
        Errors = Sample.Errors(
            new("lessonDate[1]", "第2节课离今天不足10个工作日，最早可排 9月15日"),
            new("expected", "预计人数至少20人")
        ),
        LessonsNote = "9月25—27日中秋放假，已跳过",
        Months = [September],
        Quota = Sample.Quota with { ThisOrder = 600m },
    };

    public static readonly OrderFormModel DraftedOrder = NewOrder with { Draft = "2026-0f3c" };

    public static readonly OrderFormModel ReturnedOrder = RefusedOrder with
    {
        PostTo = Paths.OrderEdit("310115001-2026-003"),
        Errors = FormErrors.None,
        ReturnedWith = "请说明二楼没有电梯，老年人怎么上去？\n另外人数请按实际填。",
        Questions = [new("venue", "二楼没有电梯，老年人怎么上去？"), new("lessons", "第2节能否改到周一？")],
        DayNotes = ["周一", "周一"],
        Holidays = "放假：9月25日—27日、10月1日—7日；调休上班：9月20日、10月10日",
    };
}
