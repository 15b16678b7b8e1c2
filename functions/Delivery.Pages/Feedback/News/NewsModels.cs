using Delivery.Pages.Web;

namespace Delivery.Pages.Feedback.News;

/// <param name="Name">As the form posts it to take the photo out.</param>
/// <param name="Small">Path of the one for lists.</param>
public sealed record NewsPhotoShown(string Name, string Path, string Small, int Width, int Height);

/// <summary>The newest news, for everybody.</summary>
/// <param name="Older">Path of the rest.</param>
public sealed record NewsListModel(PageFrame Frame, IReadOnlyList<NewsLine> Items, string? Older)
    : IModelOf<NewsListPage>;

/// <param name="From">The street's name; of a mail of nobody known its sender.</param>
/// <param name="Photo">Path of a small photo.</param>
public sealed record NewsLine(
    string NewsId,
    string Title,
    string Begins,
    string? Photo,
    string From,
    string? Discipline,
    DateTimeOffset At
);

/// <param name="Paragraphs">Plain text.</param>
public sealed record NewsArticleModel(
    PageFrame Frame,
    string NewsId,
    string Title,
    string Street,
    string? District,
    string? Discipline,
    DateTimeOffset At,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<NewsPhotoShown> Photos
) : IModelOf<NewsArticlePage>;
