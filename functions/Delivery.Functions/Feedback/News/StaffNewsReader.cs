using Delivery.Domain.Feedback.News;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Web;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Feedback.News;

/// <summary>The news as staff work through it.</summary>
public sealed class StaffNewsReader(NewsItems news)
{
    private const int PageLength = 30;
    private const string Due = "due";

    private static readonly (string Name, NewsState State)[] Lists =
    [
        ("review", NewsState.Submitted),
        ("aside", NewsState.SetAside),
        ("returned", NewsState.Returned),
        ("released", NewsState.Released),
        ("dropped", NewsState.Dropped),
    ];

    public async Task<StaffNewsModel> ListAsync(PageFrame frame, HttpRequest request)
    {
        var asked = request.Query["list"].ToString();
        if (asked == Due)
            return new StaffNewsModel(frame, ChipsOf(Due), [], null, await WaitedForAsync(), NewFormKey());
        var (name, state) = Lists.FirstOrDefault(list => list.Name == asked, Lists[0]);
        var page = await news.PageAsync(state, PageAsked.Of(request).After, PageLength);
        return new StaffNewsModel(
            frame,
            ChipsOf(name),
            [.. page.Rows.Select(row => NewsWords.LineOf(row.Value))],
            page.After is null ? null : $"{Paths.StaffNews}?list={name}&after={Uri.EscapeDataString(page.After)}",
            [],
            NewFormKey()
        );
    }

    /// <param name="typed">What was typed and refused; null shows what is stored.</param>
    public async Task<NewsReviewModel?> ItemAsync(
        PageFrame frame,
        string newsId,
        IFormCollection? typed,
        FormErrors errors
    ) =>
        (await news.FindAsync(newsId))?.Value is { } item
            ? new NewsReviewModel(
                frame,
                NewFormKey(),
                item.NewsId,
                item.State,
                item.StreetName ?? "还不知道是哪个街镇",
                item.Discipline,
                item.Sender,
                item.ReceivedAt,
                item.Reason,
                TypedOr(typed, "title", item.Title),
                TypedOr(typed, "text", item.Text),
                [.. item.Photos.Select(photo => NewsWords.Shown(item.NewsId, photo))],
                item.CourseId,
                item.Street is null ? [] : [.. (await news.DueAsync(item.Street)).Select(ChoiceOf)],
                errors
            )
            : null;

    private async Task<IReadOnlyList<NewsWaitedFor>> WaitedForAsync() =>
        [
            .. (await news.DueAsync())
                .Where(due => !due.IsSent)
                .OrderBy(due => due.DueAt)
                .Select(due => new NewsWaitedFor(
                    due.Street,
                    due.StreetName,
                    due.CourseId,
                    due.Discipline,
                    due.DueAt,
                    due.IsLate
                )),
        ];

    private static Choice ChoiceOf(NewsDue due) => new(due.CourseId, $"{due.Discipline}（{due.CourseId}）");

    private static string TypedOr(IFormCollection? typed, string field, string stored) =>
        typed?.ContainsKey(field) == true ? typed[field].ToString() : stored;

    private static string NewFormKey() => Guid.NewGuid().ToString("N");

    private static IReadOnlyList<FilterChip> ChipsOf(string current) =>
        [
            Chip("待发布", "review", current),
            Chip("待认领", "aside", current),
            Chip("没交的", Due, current),
            Chip("已退回", "returned", current),
            Chip("已发布", "released", current),
            Chip("不发布的", "dropped", current),
        ];

    private static FilterChip Chip(string text, string list, string current) =>
        new(text, $"{Paths.StaffNews}?list={list}", list == current);
}
