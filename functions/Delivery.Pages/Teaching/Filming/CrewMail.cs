using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>Why a film crew is written to.</summary>
public enum CrewNews
{
    Asked,

    /// <summary>The lesson has changed before the crew answered.</summary>
    AskedAgain,
    Reminded,
    Agreed,

    /// <summary>The lesson has changed after the crew agreed.</summary>
    Moved,
    CalledOff,

    /// <summary>Another teacher gives the lesson; time and place stay.</summary>
    OtherTeacher,
    FilmDue,
    FilmDueAgain,
}

/// <summary>To a film crew: where to go and when, and the link to answer by.</summary>
/// <param name="By">Until when the answer, or the film, is waited for.</param>
/// <param name="Reason">Why it was called off.</param>
public sealed record CrewMail(
    SiteContact Contact,
    string Name,
    FilmFacts Facts,
    Person OnSite,
    CrewNews News,
    DateTimeOffset By,
    string? Reason,
    string Link
) : IMail
{
    private bool Asks => News is CrewNews.Asked or CrewNews.AskedAgain or CrewNews.Reminded;

    private bool IsAfter => News is CrewNews.FilmDue or CrewNews.FilmDueAgain;

    public Letter Write() =>
        new(
            $"{Subject}：{Facts.Title}",
            Contact,
            Name,
            [
                new Paragraph(Opening),
                News == CrewNews.CalledOff && Reason is { } why ? new Quote("原因", why) : null,
                Facts.Table(IsAfter || News == CrewNews.CalledOff ? null : OnSite),
                IsAfter || News == CrewNews.CalledOff
                    ? null
                    : new Paragraph(
                        "画面里能认出的人，拍以前请先征得本人同意；未成年人要监护人同意。不想出镜的，请不要拍进去。"
                    ),
                News == CrewNews.CalledOff ? null : new ActionLink(LinkText, Link),
                Asks ? new Paragraph($"请在 {Dates.Deadline(By)} 前答复，来不了也请在同一页上告诉我们。")
                : IsAfter ? new Paragraph($"请在 {Dates.Deadline(By)} 前交；没有拍成，请在同一页上写明原因。")
                : null,
            ]
        );

    private string LinkText =>
        Asks ? "查看并答复"
        : IsAfter ? "交影片"
        : "查看";

    private string Subject =>
        News switch
        {
            CrewNews.Asked => "能否来拍",
            CrewNews.AskedAgain => "时间或地点有变，还能来拍吗",
            CrewNews.Reminded => "还没有收到答复，能否来拍",
            CrewNews.Agreed => "拍摄说定了",
            CrewNews.Moved => "拍摄的时间或地点有变",
            CrewNews.CalledOff => "拍摄取消",
            CrewNews.OtherTeacher => "要拍的课换了老师",
            CrewNews.FilmDue => "请交影片",
            _ => "还没有收到影片",
        };

    private string Opening =>
        News switch
        {
            CrewNews.Asked => "想请您来拍这节课。请告诉我们能不能来；您答复以后，我们再通知街镇和老师。",
            CrewNews.AskedAgain => "这节课改了，请看新的时间和地点，再告诉我们能不能来。",
            CrewNews.Reminded => "想请您来拍这节课，还没有收到您的答复。",
            CrewNews.Agreed => "谢谢您，这次拍摄说定了。街镇和老师已经收到通知。",
            CrewNews.Moved => "这节课改了，请按新的时间和地点来拍。来不了，请在页面上告诉我们。",
            CrewNews.CalledOff => "这次拍摄取消了，请不要来。",
            CrewNews.OtherTeacher => "这节课换了一位老师来上，时间和地点不变，拍摄照原来的安排。",
            CrewNews.FilmDue => "课已经上完。请把影片放到能打开的地方，在页面上填它的网址。",
            _ => "课已经上完几天了，还没有收到影片。请在页面上填它的网址。",
        };
}
