namespace Delivery.Domain.Conduct;

public enum ViolationKind
{
    LateRoster,
    MissingRoster,
    LateFeedback,
    MissingFeedback,
    LateNews,
    MissingNews,
    LowHeadcount,
    UnapprovedChange,
    UnapprovedCancellation,
    FalseReport,
}

public static class ViolationKinds
{
    public static string Label(this ViolationKind kind) =>
        kind switch
        {
            ViolationKind.LateRoster => "学员名单逾期",
            ViolationKind.MissingRoster => "学员名单未交",
            ViolationKind.LateFeedback => "配送反馈逾期",
            ViolationKind.MissingFeedback => "配送反馈未交",
            ViolationKind.LateNews => "配送新闻逾期",
            ViolationKind.MissingNews => "配送新闻未交",
            ViolationKind.LowHeadcount => "到场人数不足",
            ViolationKind.UnapprovedChange => "擅自更改课程",
            ViolationKind.UnapprovedCancellation => "擅自取消课程",
            _ => "虚报情况",
        };
}
