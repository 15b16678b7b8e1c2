using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>What a street's contact and a teacher learn of a film crew.</summary>
public enum HostNews
{
    Coming,
    Moved,
    Off,
}

/// <summary>To the street's delivery contact and to the teacher: a film crew comes to a lesson, or no longer does.</summary>
/// <param name="Crew">Its name and phone.</param>
/// <param name="Reason">Why it does not come.</param>
public sealed record FilmHostMail(
    SiteContact Contact,
    string Name,
    FilmFacts Facts,
    string? Crew,
    HostNews News,
    string? Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            News switch
            {
                HostNews.Coming => $"有拍摄组来：{Facts.Title}",
                HostNews.Moved => $"拍摄跟着课改了：{Facts.Title}",
                _ => $"拍摄组不来了：{Facts.Title}",
            },
            Contact,
            Name,
            [
                new Paragraph(
                    News switch
                    {
                        HostNews.Coming => "拍摄组会来拍这节课，课照常上。",
                        HostNews.Moved => "拍摄组已经知道这节课的新时间和地点，会跟着来。",
                        _ => "这节课原定的拍摄取消了，课程安排不受它影响。",
                    }
                ),
                News == HostNews.Off && Reason is { } why ? new Quote("原因", why) : null,
                Facts.Table(crew: Crew),
                News == HostNews.Off
                    ? null
                    : new Paragraph("请事先告诉学员会有拍摄：不想出镜的可以站到镜头外，未成年人要监护人同意。"),
                new ActionLink("查看课程", Link),
            ]
        );
}
