using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Pages.Programme;

/// <summary>A photo of a street's news that staff have released.</summary>
/// <param name="Url">Absolute.</param>
/// <param name="Title">Of the news.</param>
public sealed record ArticlePicture(string Url, string Title, string Street)
{
    public string Caption => Street.Length == 0 ? Title : $"{Title}（{Street}）";
}

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
    /// <summary>Shown in the article: they lie where it is published.</summary>
    public IReadOnlyList<ArticlePicture> Pictures { get; init; } = [];

    /// <summary>To be taken by editors, who publish somewhere else: as links, since other sites leave out pictures of ours.</summary>
    public IReadOnlyList<ArticlePicture> Offered { get; init; } = [];

    public string Title => $"{Scope}社区体育配送一周一览{Span}";

    /// <summary>For who takes only so many characters: with dates of four digits, the title of 浦东新区 is too long.</summary>
    public string ShortTitle => $"{Scope}社区体育一周一览{Span}";

    private string Span => $"（{Dates.Day(Week.Monday)}—{Dates.Day(Week.Sunday)}）";

    /// <summary>How many take place.</summary>
    public int Lessons => Days.Sum(day => day.Held);

    public bool IsEmpty => Days.All(day => day.Entries.Count == 0);

    /// <summary>In an article for the whole city, streets are named with their districts.</summary>
    public bool WithDistricts { get; init; }

    public string StreetOf(ProgrammeLesson lesson)
    {
        ArgumentNullException.ThrowIfNull(lesson);
        return WithDistricts ? lesson.District + lesson.Street : lesson.Street;
    }
}
