using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback.News;

/// <summary>To the street's delivery contact: the course is over, please write about it.</summary>
public sealed record NewsDueMail(
    SiteContact Contact,
    string Name,
    string Discipline,
    DateTimeOffset? DueAt,
    string Link,
    bool IsReminder
) : IMail
{
    public Letter Write() =>
        new(
            $"{(IsReminder ? "还没有收到" : "请写")}{Discipline}的配送新闻{(DueAt is { } last ? $"，{Dates.Deadline(last)}截止" : "")}",
            Contact,
            Name,
            [
                new Paragraph(
                    IsReminder
                        ? $"{Discipline}的配送新闻还没有收到。"
                        : $"{Discipline}已经上完，请写一篇短新闻，配几张照片。"
                ),
                new ActionLink("写新闻", Link),
                new Paragraph(
                    (DueAt is { } by ? $"请在 {Dates.Deadline(by)} 前提交。" : $"{Dates.NextYearUnknown}，请尽快提交。")
                        + "也可以直接把文字和照片发到协会的新闻邮箱。"
                ),
            ]
        );
}

/// <summary>To staff: a street has not sent its news in time.</summary>
public sealed record NewsMissedMail(
    SiteContact Contact,
    string Name,
    string Street,
    string Discipline,
    DateTimeOffset DueAt,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Street}没有按时交{Discipline}的配送新闻",
            Contact,
            Name,
            [
                new Paragraph($"{Street}的{Discipline}配送新闻应在 {Dates.Deadline(DueAt)} 前提交，现在还没有收到。"),
                new ActionLink("查看新闻", Link),
            ]
        );
}

/// <summary>To the street: staff ask for a change.</summary>
public sealed record NewsReturnedMail(SiteContact Contact, string Name, string Discipline, string Reason, string Link)
    : IMail
{
    public Letter Write() =>
        new(
            $"请修改{Discipline}的配送新闻",
            Contact,
            Name,
            [new Quote("协会", Reason), new ActionLink("修改后再交", Link)]
        );
}
