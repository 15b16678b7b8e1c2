using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Pages.Teaching.Roster;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>The list of a course's people, the door where they check in, and what a street prepares.</summary>
internal static class RosterSamples
{
    private const string CourseId = "310115001-2026-003";
    private const string Key = "0123456789abcdef0123456789abcdef";
    private static readonly Venue Hall = new("清荷社区文化中心二楼", "测试路18号", true);

    public static readonly RosterModel Roster = new(
        Sample.Frame(Reader.Street),
        CourseId,
        Paths.Order(CourseId),
        "太极拳",
        "清荷街道",
        Sample.Now,
        30,
        true,
        null,
        Sample.At(2026, 9, 4, 0, 0),
        [
            new($"{CourseId}-{Key}", "张一", "138****5678", 1958, null, null, 2),
            new(
                $"{CourseId}-1{Key[1..]}",
                "张小一",
                "138****5678",
                2015,
                new Person("张一", "138****5678"),
                "街镇加入",
                0
            ),
        ],
        [new($"{CourseId}-2{Key[1..]}", "李二", "139****0001", null, null, "手机待核实", 0)],
        false,
        RosterTyped.Nothing,
        FormErrors.None
    );

    public static readonly RosterModel RosterRefused = Roster with
    {
        Typed = new RosterTyped("", "138", "", "张三 1390", "0"),
        Errors = Sample.Errors(
            new FieldError("personName", "缺少姓名，请补上"),
            new FieldError("pasted", "第1行的电话“1390”不对，应为11位手机号，或带区号的座机号"),
            new FieldError("places", "名额应为1到2000的整数")
        ),
    };

    public static readonly RosterModel RosterHandedIn = Roster with
    {
        People = [],
        Waiting = [],
        HandedIn = Sample.At(2026, 8, 30, 9, 0),
    };

    public static readonly CheckInModel CheckIn = new(
        Sample.Frame(Reader.Street),
        Paths.CheckIn($"{CourseId}-01"),
        Paths.Order(CourseId),
        "太极拳",
        1,
        Sample.Mondays(1)[0],
        null,
        [
            new($"{CourseId}-{Key}", "张一", "5678", true, true),
            new($"{CourseId}-1{Key[1..]}", "张小一", "5678", false, false),
        ],
        "3",
        4,
        Paths.Headcount($"{CourseId}-01"),
        null,
        new DoorCode("M0 0h1v1h-1zM2 1h1v1h-1z", 3),
        FormErrors.None,
        true
    );

    public static readonly CheckInModel CheckInEarly = CheckIn with
    {
        Frame = Sample.Frame(Reader.Teacher),
        CannotBecause = "第1节9月21日 08:30起可以签到，请到时再来",
        IsDone = false,
    };

    public static readonly DoorModel Door = new(
        Sample.Frame(Reader.Citizen),
        Paths.Door("9b1e"),
        "太极拳",
        1,
        Sample.Mondays(1)[0],
        Hall.Name,
        null,
        new DoorTyped("567"),
        Sample.Errors(new FieldError("digits", "请填手机号的最后4位数字"))
    );

    public static readonly DoorModel DoorChoosing = Door with
    {
        Typed = new DoorTyped("5678", [new Choice(Key, "张*"), new Choice("1" + Key[1..], "张**")]),
        Errors = FormErrors.None,
    };

    public static readonly DoorModel DoorDone = Door with
    {
        Typed = new DoorTyped(Done: "张*、张**"),
        Errors = FormErrors.None,
    };

    public static readonly PreparationLines Preparation = new(
        CourseId,
        [
            new(PreparationStep.Venue, Sample.At(2026, 8, 28, 9, 0), Sample.At(2026, 9, 17, 0, 0)),
            new(PreparationStep.Announcement, null, Sample.At(2026, 8, 31, 0, 0)),
            new(PreparationStep.Equipment, null, Sample.At(2026, 9, 20, 0, 0)),
            new(PreparationStep.Contact, null, Sample.At(2026, 9, 20, 0, 0)),
            new(PreparationStep.Roster, null, Sample.At(2026, 9, 25, 0, 0)),
        ],
        "已报 12 人，名额 30 个",
        Sample.Now
    );
}
