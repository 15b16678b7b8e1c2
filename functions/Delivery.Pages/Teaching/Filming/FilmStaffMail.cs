using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>What staff learn of a film crew.</summary>
public enum FilmStaffNews
{
    /// <summary>It has not answered in time.</summary>
    Silent,
    Declined,

    /// <summary>The film is there, or why there is none.</summary>
    Done,

    /// <summary>No film came in time.</summary>
    NoFilm,
}

/// <summary>To staff: what came of a booking.</summary>
/// <param name="Film">Address of the film, or that it was uploaded.</param>
public sealed record FilmStaffMail(
    SiteContact Contact,
    string Name,
    FilmFacts Facts,
    string? Crew,
    FilmStaffNews News,
    string? Film,
    string? Reason,
    string Link
) : IMail
{
    public Letter Write() =>
        new(
            $"{Subject}：{Facts.Title}",
            Contact,
            Name,
            [
                Film is { } film ? new Paragraph($"影片：{film}")
                : Reason is { } why ? new Quote("说明", why)
                : new Paragraph(
                    News == FilmStaffNews.Silent
                        ? "拍摄组没有按时答复。可以打电话问，或取消后另约；到上课还没有答复，系统会取消这次拍摄。"
                        : "影片没有按时收到。请与拍摄组联系，他们的链接还能用。"
                ),
                Facts.Table(crew: Crew),
                new ActionLink("查看拍摄", Link),
            ]
        );

    private string Subject =>
        News switch
        {
            FilmStaffNews.Silent => "拍摄组没有答复",
            FilmStaffNews.Declined => "拍摄组来不了",
            FilmStaffNews.Done => Film is null ? "没有拍成" : "影片收到了",
            _ => "影片没有收到",
        };
}
