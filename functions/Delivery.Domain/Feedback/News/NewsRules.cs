using System.Globalization;

namespace Delivery.Domain.Feedback.News;

/// <summary>What a street's news must have before staff look at it: every reason at once; empty when it can be taken.</summary>
public static class NewsRules
{
    public const int LongestTitle = 60;
    public const int ShortestText = 20;
    public const int LongestText = 5000;
    public const int MostPhotos = 9;

    /// <summary>A mail also brings signatures and what it answers, which staff take out before they release it.</summary>
    public const int LongestMail = 20_000;

    public static IReadOnlyList<Refusal> Check(string title, string text, int photos)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        return [.. Title(title), .. Text(text), .. Photos(photos)];
    }

    private static IEnumerable<Refusal> Title(string title)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return new("news.title", "请写标题", "title");
        else if (LengthOf(title) > LongestTitle)
            yield return new("news.title", $"标题最多{LongestTitle}个字，请写短一些", "title");
    }

    private static IEnumerable<Refusal> Text(string text)
    {
        if (LengthOf(text.Trim()) is < ShortestText or > LongestText)
            yield return new(
                "news.text",
                $"正文写{ShortestText}到{LongestText}个字：什么课、多少人、大家怎么说",
                "text"
            );
    }

    private static IEnumerable<Refusal> Photos(int photos)
    {
        if (photos > MostPhotos)
            yield return new("news.photos", $"最多{MostPhotos}张照片，请挑几张", "photos");
    }

    private static int LengthOf(string text) => new StringInfo(text).LengthInTextElements;
}
