using Delivery.Domain.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Filming;

/// <summary>What is filmed, where and when, as the lesson stands now.</summary>
public sealed record FilmFacts(
    string Street,
    string Discipline,
    LessonTime Time,
    string Venue,
    string Address,
    string? Purpose
)
{
    /// <summary>清荷街道太极拳 9月21日（周一）09:30—11:00</summary>
    public string Title => $"{Street}{Discipline} {When}";

    private string When => Dates.Span(Time.Start, Time.Minutes);

    /// <param name="onSite">Whom the crew finds there; null where that is not for the reader.</param>
    /// <param name="crew">Who films; null where that is not for the reader.</param>
    public FactTable Table(Person? onSite = null, string? crew = null) =>
        new(
            new Fact("课程", $"{Street} {Discipline}"),
            new Fact("时间", When),
            new Fact("场地", $"{Venue}（{Address}）"),
            new Fact("现场联系人", onSite is null ? null : $"{onSite.Name} {onSite.Phone}"),
            new Fact("拍摄组", crew),
            new Fact("拍什么", Purpose)
        );
}
