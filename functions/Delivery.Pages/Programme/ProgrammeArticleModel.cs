using Delivery.Domain.Calendar;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>The ready article for a channel's editors: HTML that survives pasting, without classes or links of ours but one.</summary>
/// <param name="Scope">上海市, or the district of the channel.</param>
/// <param name="PageUrl">Absolute address of the programme on the site.</param>
public sealed record ProgrammeArticleModel(
    string Scope,
    Week Week,
    int Edition,
    IReadOnlyList<ProgrammeDay> Days,
    IReadOnlyList<CorrectionNote> Corrections,
    SiteContact Contact,
    string PageUrl
) : IModelOf<ProgrammeArticle>
{
    public string Title => $"{Scope}社区体育配送一周一览（{Dates.Day(Week.Monday)}—{Dates.Day(Week.Sunday)}）";

    public int Lessons => Days.Sum(day => day.Entries.Count);
}
