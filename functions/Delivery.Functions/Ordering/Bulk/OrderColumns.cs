using Delivery.Functions.Web.Intake;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>The columns of a file of orders. Lessons stand in a rhythm, or day by day.</summary>
internal static class OrderColumns
{
    public const string FirstDay = "firstDay";
    public const string Start = "start";
    public const string Minutes = "minutes";
    public const string Count = "count";
    public const string EveryDays = "everyDays";
    public const string Days = "days";

    private const string Audience = "audience";
    private const string Venue = "venue";

    public static IReadOnlyList<IntakeColumn> All { get; } =
    [
        new("street", "街镇代码", "310101999", BlankKeeps: true) { Also = ["街镇"] },
        new("discipline", "项目", "太极拳") { Also = ["项目代码", "项目名称"] },
        new("fundingStream", "经费渠道", "基本配送", BlankKeeps: true) { Also = ["渠道"] },
        new($"{Audience}.ages", "年龄", "50—70岁") { Also = ["对象"] },
        new($"{Audience}.level", "基础", "初学"),
        new($"{Audience}.expected", "预计人数", "25", CellKind.Whole) { Also = ["人数"] },
        new($"{Venue}.name", "场地", "清荷文体中心") { Also = ["场地名称"] },
        new($"{Venue}.address", "地址", "黄浦区清荷路1号") { Also = ["场地地址"] },
        new($"{Venue}.indoor", "室内还是室外", "室内", CellKind.YesNo, BlankKeeps: true) { Also = ["室内"] },
        new(FirstDay, "首课日期", "2026-10-12") { Also = ["开课日期"] },
        new(Start, "开始时间", "09:30") { Also = ["上课时间"] },
        new(Minutes, "每节分钟", "90", CellKind.Whole) { Also = ["每节时长"] },
        new(Count, "节数", "6", CellKind.Whole) { Also = ["课时"] },
        new(EveryDays, "间隔天数", "7", CellKind.Whole, BlankKeeps: true),
        new(Days, "逐节日期", "", CellKind.List) { Also = ["上课日期"] },
        new("contacts.ordering.name", "申报人", "") { Also = ["申报人姓名"] },
        new("contacts.ordering.phone", "申报人电话", "") { Also = ["申报人手机"] },
        new("contacts.ordering.email", "申报人邮箱", ""),
        new("contacts.delivery.name", "执行负责人", "") { Also = ["执行负责人姓名"] },
        new("contacts.delivery.phone", "执行负责人电话", "") { Also = ["执行负责人手机"] },
        new("contacts.delivery.email", "执行负责人邮箱", ""),
        new("requestedTeacher", "想请的老师", ""),
        new("gradeAskedFor", "希望的老师等级", "") { Also = ["老师等级"] },
        new("notes", "说明", ""),
        new("acceptsHolidays", "节假日上课", "否", CellKind.YesNo, BlankKeeps: true),
    ];
}
