using Delivery.Domain.Calendar;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Windows;

/// <param name="Last">The usual last day.</param>
public sealed record WindowColumn(string Name, Func<SettlementWindows, Window> Of, Func<SettlementSettings, int> Last);

/// <summary>Which of the windows concern whom.</summary>
public static class WindowColumns
{
    public static IReadOnlyList<WindowColumn> All { get; } =
    [
        new("街镇反馈", of => of.Feedback, rules => rules.FeedbackLastDay),
        new("编制工资单", of => of.Payroll, rules => rules.PayrollLastDay),
        new("老师核对", of => of.Check, rules => rules.CheckLastDay),
        new("审批与发放", of => of.Payout, rules => rules.PayoutLastDay),
    ];

    public static IReadOnlyList<WindowColumn> OfStreets { get; } = [All[0]];

    public static IReadOnlyList<WindowColumn> OfTeachers { get; } = [All[2], All[3]];

    public static IReadOnlyList<WindowColumn> For(Reader reader) =>
        reader switch
        {
            Reader.Street => OfStreets,
            Reader.Teacher => OfTeachers,
            _ => All,
        };
}
