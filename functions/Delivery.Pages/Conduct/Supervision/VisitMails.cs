using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Supervision;

public enum VisitAsk
{
    First,

    /// <summary>The lesson is at another time or place than they were told.</summary>
    Changed,
    Reminder,
}

/// <summary>To a supervisor: where to go, and the link to report by.</summary>
public sealed record VisitMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    LessonTime Time,
    string Venue,
    string Address,
    DateTimeOffset DueAt,
    string Link,
    VisitAsk Ask
) : IMail
{
    private bool IsReminder => Ask == VisitAsk.Reminder;

    public Letter Write() =>
        new(
            IsReminder
                ? $"还没有收到督导报告：{Street}{Discipline}（{Dates.Day(Time.Date)}）"
                : $"{(Ask == VisitAsk.Changed ? "督导的课有更改" : "请去督导")}：{Dates.Span(Time.Start, Time.Minutes)} {Street}{Discipline}",
            Contact,
            Name,
            [
                new Paragraph(
                    Ask switch
                    {
                        VisitAsk.Reminder => "课已经上完，督导报告还没有收到。",
                        VisitAsk.Changed => "这节课的时间或场地改了，请按下面的去，不要事先告诉街镇和老师。",
                        _ => "请您去看这节课，不要事先告诉街镇和老师。",
                    }
                ),
                new FactTable(
                    new Fact("课程", $"{Street} {Discipline}"),
                    new Fact("时间", Dates.Span(Time.Start, Time.Minutes)),
                    new Fact("场地", $"{Venue}（{Address}）")
                ),
                new ActionLink(IsReminder ? "填写报告" : "查看并填写报告", Link),
                new Paragraph($"请在 {Dates.Deadline(DueAt)} 前提交。去不了请在同一页上告诉我们。"),
            ]
        );
}

/// <summary>To a supervisor who was asked: not to go.</summary>
/// <param name="IsCancelled">The lesson is cancelled; otherwise somebody else goes.</param>
public sealed record VisitOffMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    LessonTime Time,
    bool IsCancelled
) : IMail
{
    public Letter Write() =>
        new(
            $"不用去督导了：{Dates.Span(Time.Start, Time.Minutes)} {Street}{Discipline}",
            Contact,
            Name,
            [
                new Paragraph(
                    IsCancelled
                        ? "这节课取消了，您不用去。谢谢您。"
                        : "协会已请别人去看这节课，您不用去了，先前的链接也不再有效。谢谢您。"
                ),
            ]
        );
}

/// <summary>To staff: what came of a visit.</summary>
public sealed record VisitToldMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    LessonTime Time,
    VisitState State,
    VisitFindings? Findings,
    string? DeclinedBecause,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"督导{State.Label()}：{Street}{Discipline}（{Dates.Day(Time.Date)}）",
            Contact,
            Name,
            [
                Findings is { Troubles: { Count: > 0 } troubles } ? new Bullets(troubles)
                : Findings is { Praise: { } praise } ? new Paragraph(praise)
                : DeclinedBecause is { } why ? new Quote("督导员", why)
                : new Paragraph("督导报告没有按时收到。"),
                new ActionLink("查看督导", Link),
            ]
        );
}
