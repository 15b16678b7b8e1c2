using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Timeline;

/// <summary>What happened to a course once it was approved.</summary>
internal static class CourseLines
{
    public static IEnumerable<OrderEvent> Of(CourseWithChanges opened, bool forStaff, DateTimeOffset now) =>
        opened
            .Acts.Where(act => act.Act == "confirmation.acknowledge")
            .Select(act => new OrderEvent(act.At, SignerOf(act), "签收确认单", null))
            .Concat(opened.Changes.SelectMany(change => Of(change, forStaff)))
            .Concat(opened.Lessons.Where(lesson => IsOver(lesson, now)).Select(lesson => Held(lesson, opened.Acts)))
            .Concat(opened.Lessons.Where(lesson => IsOff(lesson, opened.Changes)).Select(Off));

    public static IEnumerable<OrderEvent> Of(Preparation? prepared)
    {
        (DateTimeOffset? At, string What)[] done =
        [
            (prepared?.VenueConfirmed, "确认场地"),
            (prepared?.AnnouncementPosted, "张贴招募公告"),
            (prepared?.EquipmentReady, "备好器材"),
            (prepared?.TeacherContacted, "联系老师"),
            (prepared?.RosterHandedIn, "交学员名单"),
        ];
        return done.Where(one => one.At is not null)
            .Select(one => new OrderEvent(one.At!.Value, "街镇", one.What, null));
    }

    public static OrderEvent Of(FeedbackReport report) =>
        new(report.SubmittedAt, "街镇", $"提交{report.Month.Number}月反馈", null);

    // Who came by the link in the mail was once saved under the number alone.
    private static string SignerOf(AuditEntry act) => act.Name == act.By ? "老师" : act.Name;

    // The sender alone is told why a change was asked for and turned down; what is agreed to is published.
    private static bool IsToldWhy(ChangeRequest change, bool forStaff) =>
        forStaff || change.Side == ChangeSide.Street || change.State == ChangeState.Approved;

    private static IEnumerable<OrderEvent> Of(ChangeRequest change, bool forStaff)
    {
        var what = $"第{string.Join('、', change.Lessons.Select(one => one.Number))}节：{change.Kind.Label()}";
        if (!change.NobodyAsked)
            yield return new OrderEvent(
                change.FiledAt,
                forStaff || change.Side == ChangeSide.Staff ? change.SenderName
                    : change.Side == ChangeSide.Street ? "街镇"
                    : "老师",
                $"申请更改，{what}",
                IsToldWhy(change, forStaff) ? change.Reason : null
            );
        if (change.DecidedAt is { } at)
            yield return new OrderEvent(
                at,
                change.DecidedBy ?? "协会",
                change.NobodyAsked ? $"没有老师，{what}" : $"更改{change.State.Label()}，{what}",
                IsToldWhy(change, forStaff) ? Outcome(change) : null
            );
    }

    private static string? Outcome(ChangeRequest change) =>
        change is { State: ChangeState.Approved, CarriedOut: true }
            ? $"{change.Comment}{(string.IsNullOrEmpty(change.Comment) ? "" : "。")}已通知双方、各渠道和留了邮箱或能收短信的报名者，日历已更新"
            : change.Comment;

    private static bool IsOver(Lesson lesson, DateTimeOffset now) =>
        lesson.Status != LessonStatus.Cancelled && lesson.End <= now;

    private static OrderEvent Held(Lesson lesson, IReadOnlyList<AuditEntry> acts)
    {
        var counted = acts.LastOrDefault(act => act.Act == "lesson.headcount" && act.Subject == lesson.LessonId);
        return new OrderEvent(
            lesson.End,
            counted?.Name ?? "系统",
            lesson.Headcount is { } people
                ? $"第{lesson.Number}节上课，到课{people}人"
                : $"第{lesson.Number}节时间已过，还没有填人数",
            counted is null ? null : $"{Dates.Stamp(counted.At)} 填写人数"
        );
    }

    // What a change cancelled is told by the change.
    private static bool IsOff(Lesson lesson, IReadOnlyList<ChangeRequest> changes) =>
        lesson.Status == LessonStatus.Cancelled
        && lesson.ChangedAt is not null
        && !changes.Any(change =>
            change.State == ChangeState.Approved
            && change.Lessons.Any(one => one is { To: null } && one.LessonId == lesson.LessonId)
        );

    private static OrderEvent Off(Lesson lesson) =>
        new(lesson.ChangedAt!.Value, "协会", $"第{lesson.Number}节取消", null);
}
