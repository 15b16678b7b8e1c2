using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Which streets have reported on a month.</summary>
internal static class FeedbackListSamples
{
    public static readonly FeedbackListModel Open = new(
        Sample.Frame(Reader.Staff),
        "key-fl",
        new Month(2026, 8),
        Sample.At(2026, 9, 1, 0, 0),
        Sample.At(2026, 9, 8, 0, 0),
        Sample.At(2026, 9, 3, 9, 0),
        "",
        "all",
        [new Choice("黄浦区", "黄浦区"), new Choice("静安区", "静安区")],
        [
            new FilterChip("全部", "/staff/feedback/2026-08?show=all", true, 4),
            new FilterChip("已提交", "/staff/feedback/2026-08?show=submitted", false, 1),
            new FilterChip("填了一半", "/staff/feedback/2026-08?show=begun", false, 1),
            new FilterChip("没有动静", "/staff/feedback/2026-08?show=silent", false, 1),
            new FilterChip("逾期未交", "/staff/feedback/2026-08?show=late", false, 0),
            new FilterChip("与照片矛盾", "/staff/feedback/2026-08?show=contradictory", false, 1),
        ],
        [
            new("310101002", "清荷街道", "黄浦区", MonthlyReport.Submitted, 22, 2, 1, Sample.At(2026, 9, 2, 10, 30)),
            new("310106003", "南园街道", "静安区", MonthlyReport.Begun, 10, 0, 0, null),
            new("310106099", "临空综合保税区管理委员会社会事业服务中心", "静安区", MonthlyReport.Silent, 4, 0, 0, null),
            new("310106100", "云杉镇", "静安区", MonthlyReport.NotDue, 0, 0, 0, null),
        ],
        2,
        null,
        MayRemind: true,
        "?show=all",
        FormErrors.None
    );

    public static readonly FeedbackListModel Closed = Open with
    {
        Now = Sample.At(2026, 9, 9, 9, 0),
        Lines = [],
        Show = "begun",
        MayRemind = false,
        RemindedAt = Sample.At(2026, 9, 9, 8, 0),
        Errors = Sample.Errors(new FieldError("", "反馈已于9月7日截止，请联系协会")),
    };
}
