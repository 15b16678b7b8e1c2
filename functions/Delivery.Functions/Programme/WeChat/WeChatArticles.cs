using System.Text;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Email;
using Delivery.Pages.Programme;
using Delivery.Pages.Programme.Channels;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>The week's article within what an official account takes: its title, its digest, and the text by its length.</summary>
public sealed class WeChatArticles(ProgrammeReader reader, LetterBox letters, HtmlPage pages)
{
    private const string Author = "上海市社区体育协会";

    // By the interface's documentation; one more, and the draft is refused (45003).
    private const int LongestTitle = 32;

    // "Less than 20,000 characters and less than 1 MB."
    private const int LongestText = 19_000;
    private const int MostBytes = 1_000_000;

    // Some three hundred characters each at most: the newest fit in, the others are on the page.
    private const int MostCorrections = 10;

    /// <param name="editions">Of one week, the last one goes out; only the district's lessons where it is for one.</param>
    /// <param name="pictures">By their addresses on the account's platform.</param>
    public async Task<WeChatArticle> OfAsync(
        IReadOnlyList<WeeklyProgramme> editions,
        string? district,
        string cover,
        IReadOnlyList<ArticlePicture> pictures
    )
    {
        var edition = editions[^1];
        var url = letters.Link(Paths.Programme(edition.Week.ToString()) + QueryOf(district));
        var article = (await reader.ArticleAsync(editions, district, letters.Contact, url)) with
        {
            Pictures = pictures,
        };
        var text = await pages.RenderAsync(article);
        // People come for the lessons: pictures go before these do.
        if (IsTooLong(text))
            text = await pages.RenderAsync(article with { Pictures = [] });
        if (IsTooLong(text))
            text = await pages.RenderAsync(CountsOf(article, editions));
        return new WeChatArticle(
            TitleOf(article),
            Author,
            $"共 {article.Lessons} 节免费体育课和健身讲座，点开看离您最近的。",
            text,
            url,
            cover
        );
    }

    private static string TitleOf(ProgrammeArticleModel article)
    {
        var mark = article.Edition > 1 ? "【更正】" : "";
        return mark.Length + article.Title.Length <= LongestTitle ? mark + article.Title : mark + article.ShortTitle;
    }

    private static bool IsTooLong(string text) =>
        text.Length > LongestText || Encoding.UTF8.GetByteCount(text) > MostBytes;

    // Too long to be read on a phone too: how many are where, what has changed, and the way to all of them.
    private static ProgrammeCountsModel CountsOf(
        ProgrammeArticleModel article,
        IReadOnlyList<WeeklyProgramme> editions
    ) =>
        new(
            article with
            {
                Corrections = [.. Corrections.Briefly(editions).TakeLast(MostCorrections)],
            },
            [
                .. Districts
                    .All.Select(district => new PlaceTotal(
                        district.Name,
                        ProgrammeSelection.Held(editions[^1].Lessons).Count(lesson => lesson.District == district.Name)
                    ))
                    .Where(place => place.Lessons > 0),
            ]
        );

    private static string QueryOf(string? district) =>
        district is null ? "" : $"?district={Uri.EscapeDataString(district)}";
}
