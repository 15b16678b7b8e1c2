using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class ChangeSamples
{
    private const string Course = "310101002-2026-001";
    private static readonly LessonTime Old = new(Sample.At(2026, 9, 21, 9, 30), 90);
    private static readonly LessonTime New = new(Sample.At(2026, 9, 23, 14, 0), 90);

    public static readonly ChangeShown Moved = new(
        "太极拳",
        Category.MartialArts,
        "清荷街道",
        ChangeKind.Move,
        [new LessonChange($"{Course}-01", 1, Old, New)],
        "清荷社区文化中心二楼",
        "测试路18号",
        "二楼电路检修，当天停电。"
    );

    public static readonly ChangeShown Cancelled = Moved with
    {
        Kind = ChangeKind.Cancel,
        Lessons = [new LessonChange($"{Course}-01", 1, Old, null)],
    };

    public static readonly ChangeShown Elsewhere = Moved with
    {
        Kind = ChangeKind.Venue,
        Lessons = [new($"{Course}-01", 1, Old, Old), new($"{Course}-02", 2, New, New)],
        Venue = "清荷社区学校",
        Address = "测试路9号",
    };

    public static readonly ChangeListModel Changes = new(
        Sample.Frame(Reader.Staff),
        Sample.Now,
        [
            new(
                $"{Course}-C01",
                "清荷街道",
                "黄浦区",
                "太极拳",
                "第1节 · 这一节改时间",
                Sample.At(2026, 9, 2, 9, 30),
                Sample.Now,
                "街镇（清荷街道）",
                new Mark("紧急", Tone.Bad)
            ),
        ],
        [
            new(
                $"{Course}-C02",
                "云杉街道",
                "徐汇区",
                "排舞",
                "第3–8节 · 从这一节起换场地",
                Sample.At(2026, 9, 12, 9, 30),
                Sample.At(2026, 8, 30, 9, 0),
                "老师（王五）",
                new Mark("已同意", Tone.Ok)
            ),
        ],
        "/staff/changes?after=1"
    );

    public static readonly ChangeListModel NoChanges = Changes with { Open = [], Decided = [], NextPath = null };

    public static readonly ChangeModel Change = new(
        Sample.Frame(Reader.Staff),
        "key-c1",
        $"{Course}-C01",
        Course,
        Moved,
        new Mark("待决定", Tone.Warn),
        "街镇（清荷街道）",
        Sample.Now,
        [
            new("时间", "离最近的一节还有20小时", new Mark("紧急", Tone.Bad)),
            new("老师", "王五老师已有课：9月23日（周三）13:00—14:30 云杉街道报告厅", new Mark("有冲突", Tone.Bad)),
            new("一周一览", "各渠道发布更正：9月21日那一周（现为第1版）", new Mark("发更正", Tone.Warn)),
            new("告知", "林一、周二、王五"),
        ],
        null,
        null,
        Sample.Errors(new FieldError("comment", "请写明不同意的原因，申请人会看到"))
    );

    public static readonly ChangeModel ChangeDecided = Change with
    {
        State = new Mark("不同意"),
        Consequences = [],
        Decided = new OrderEvent(Sample.Now, "陈三", "不同意", "离上课太近"),
        CannotDecideBecause = "这个申请不同意。",
        Errors = FormErrors.None,
    };

    public static readonly ChangeFormModel ChangeForm = new(
        Sample.Frame(Reader.Street),
        "key-c2",
        $"{Course}-01",
        "太极拳",
        "清荷街道",
        1,
        10,
        Old,
        "清荷社区文化中心二楼",
        "测试路18号",
        Paths.Order(Course),
        new ChangeFormValues("Move", "2026-09-23", "21:30", false, "", "", "true", "二楼停电"),
        Sample.Errors(
            new FieldError("lessonDate", "第1节须在06:00–22:00之间上完"),
            new FieldError("reason", "请写明为什么要更改"),
            new FieldError("changeKind", "请选择要更改什么"),
            new FieldError("acceptsHolidays", "第1节会改到10月1日（法定节假日）"),
            new FieldError("venueName", "请写明新场地的名称")
        )
    );

    public static readonly ChangeNoticeModel Notice = new(
        Sample.Frame(Reader.Citizen),
        Moved,
        new PublishedContact("清荷文体中心", "021-55500002"),
        Sample.Now
    );
}
