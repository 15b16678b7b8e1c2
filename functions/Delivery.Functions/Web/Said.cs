using System.Diagnostics;

namespace Delivery.Functions.Web;

/// <summary>What a button has just done, told on the page that is shown after it: "said" in that page's address.</summary>
public enum Said
{
    OrderApproved,
    OrderReturned,
    OrderRejected,
    ChangeApproved,
    ChangeRejected,
    ViolationRecorded,
    ViolationVoided,
    Suspended,
    NotSuspended,
    Reinstated,
    Upheld,
    RectificationSent,
    AppealSent,
    NewsReleased,
    NewsReturned,
    NewsDropped,
    NewsClaimed,
    NewsExcused,
    ObjectionAgreed,
    ObjectionDeclined,
    TeacherAssigned,
    CourseGivenUp,
    TeachersAsked,
    CourseHeld,
    CourseReleased,
    WeekHeld,
    WeekReleased,
    WeekPublished,
    ChannelReplayed,
    VisitsDrawn,
    SupervisorAssigned,
    PraiseWritten,
    SettingChanged,
    Retried,
    Skipped,
    MailSentAgain,
}

public static class SaidWords
{
    /// <summary>Of pages' addresses, which anybody may type: what is none says nothing.</summary>
    public static Said? Find(string name) =>
        Enum.TryParse<Said>(name, out var said) && Enum.GetName(said) == name ? said : null;

    public static string Words(this Said said) =>
        said switch
        {
            Said.OrderApproved => "已通过这个订单，随即联系老师；街镇会收到邮件。",
            Said.OrderReturned => "已退回这个订单，等街镇补充后重新提交；街镇会收到邮件。",
            Said.OrderRejected => "没有通过这个订单，原因已写给街镇。",
            Said.ChangeApproved => "已同意这项更改，正在通知双方、报名的人和各渠道。",
            Said.ChangeRejected => "没有同意这项更改，课程照旧；申请的一方会收到邮件。",
            Said.ViolationRecorded => "已记下这次违规，街镇看得到。",
            Said.ViolationVoided => "已撤销这条违规记录，不再计数。",
            Said.Suspended => "已停止配送，街镇会收到邮件；它的新订单不再受理。",
            Said.NotSuspended => "已决定不停止配送。",
            Said.Reinstated => "已恢复配送，街镇会收到邮件，又可以申报。",
            Said.Upheld => "已维持停止配送，意见已写给街镇。",
            Said.RectificationSent => "整改已提交，协会看过以后会写信告知。",
            Said.AppealSent => "申诉已提交，协会决定以后会写信告知。",
            Said.NewsReleased => "新闻已发布。",
            Said.NewsReturned => "新闻已退回，街镇会收到邮件。",
            Said.NewsDropped => "已决定不发布这条新闻。",
            Said.NewsClaimed => "已把这封来信归到所选的课程。",
            Said.NewsExcused => "这门课不用再写新闻。",
            Said.ObjectionAgreed => "已同意街镇的异议，正在另请老师；双方会收到邮件。",
            Said.ObjectionDeclined => "没有同意街镇的异议，课程照常；街镇会收到邮件。",
            Said.TeacherAssigned => "已指定这位老师，确认单已发给老师。",
            Said.CourseGivenUp => "已放弃安排这门课，原因已写给街镇。",
            Said.TeachersAsked => "已选定要问的老师，问询单随即发出。",
            Said.CourseHeld => "已暂停安排，不再问新的老师。",
            Said.CourseReleased => "已放开安排，随下一次统一安排一起排。",
            Said.WeekHeld => "已暂缓发布，放开以前各渠道都不发。",
            Said.WeekReleased => "已不再暂缓，到时照常发布。",
            Said.WeekPublished => "已开始发布，各渠道的情况见下面。",
            Said.ChannelReplayed => "已在这个渠道上重发。",
            Said.VisitsDrawn => "已抽取督导的课，见下面；请派督导员。",
            Said.SupervisorAssigned => "已派督导员，链接已发到督导员的邮箱。",
            Said.PraiseWritten => "表扬已记下，街镇看得到。",
            Said.SettingChanged => "设置已保存，从所填的日子起生效。",
            Said.Retried => "已重试，过一会儿刷新看结果。",
            Said.Skipped => "已跳过这一步，流程接着走。",
            Said.MailSentAgain => "已再发一次。",
            _ => throw new UnreachableException(),
        };
}
