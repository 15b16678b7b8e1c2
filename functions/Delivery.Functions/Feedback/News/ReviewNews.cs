using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback.News;

/// <param name="Without">Names of photos that staff take out.</param>
public sealed record NewsEdit(string Title, string Text, IReadOnlyList<string> Without);

/// <summary>What staff decide on a street's news: released as edited, returned with a reason, or dropped.</summary>
public sealed class ReviewNews(NewsItems news, NewsLetters letters, Commands commands, TimeProvider clock)
{
    public static Refusal Unknown { get; } = new("news.unknown", "没有找到这篇新闻，请从列表里打开");

    public Task<Outcome<NewsItem>> ReleaseAsync(string newsId, NewsEdit edit, Call call) =>
        RunAsync(newsId, NewsState.Released, call, item => Released(item, edit));

    public async Task<Outcome<NewsItem>> ReturnAsync(string newsId, string reason, Call call)
    {
        var outcome = await RunAsync(
            newsId,
            NewsState.Returned,
            call,
            item =>
                reason.Length == 0 ? Outcome.Refused<NewsItem>("news.reason", "请写明要街镇改什么", "reason")
                : item.CourseId is null
                    ? Outcome.Refused<NewsItem>("news.course", "这封来信没有对上课程，不能退回；请先认领", "reason")
                : Outcome.Of(item with { Reason = reason })
        );
        if (!outcome.IsRefused)
            await letters.TellOfReturnAsync(outcome.Value);
        return outcome;
    }

    public Task<Outcome<NewsItem>> DropAsync(string newsId, string reason, Call call) =>
        RunAsync(
            newsId,
            NewsState.Dropped,
            call,
            item =>
                reason.Length == 0
                    ? Outcome.Refused<NewsItem>("news.reason", "请写明为什么不发布", "reason")
                    : Outcome.Of(item with { Reason = reason })
        );

    private Outcome<NewsItem> Released(NewsItem item, NewsEdit edit)
    {
        var photos = item.Photos.Where(photo => !edit.Without.Contains(photo.Name)).ToList();
        var refusals = NewsRules.Check(edit.Title, edit.Text, photos.Count);
        return refusals.Count > 0
            ? Outcome.Refused<NewsItem>(refusals)
            : Outcome.Of(
                item with
                {
                    Title = edit.Title,
                    Text = edit.Text.Trim(),
                    Photos = photos,
                    // A correction keeps its place among the newest.
                    ReleasedAt = item.ReleasedAt ?? clock.GetUtcNow(),
                }
            );
    }

    private Task<Outcome<NewsItem>> RunAsync(
        string newsId,
        NewsState to,
        Call call,
        Func<NewsItem, Outcome<NewsItem>> change
    ) => commands.RunAsync(call, news.Place, durable: null, () => DecideAsync(newsId, to, change));

    private async Task<Decided<NewsItem>> DecideAsync(
        string newsId,
        NewsState to,
        Func<NewsItem, Outcome<NewsItem>> change
    )
    {
        if (await news.FindAsync(newsId) is not { } stored)
            return Outcome.Refused<NewsItem>(Unknown);
        if (NewsStates.Move(stored.Value.State, to) is { IsRefused: true } illegal)
            return Outcome.Refused<NewsItem>(illegal.Refusals);
        var changed = change(stored.Value);
        if (changed.IsRefused)
            return changed;
        var item = changed.Value with { State = to };
        return Decided.Change(
            item,
            new Act($"news.{to}", newsId, item.Reason),
            [.. NewsItems.Change(stored, item), .. await DueRowsAsync(item)]
        );
    }

    private async Task<IEnumerable<TableTransactionAction>> DueRowsAsync(NewsItem item)
    {
        if (
            item is not { Street: { } street, CourseId: { } course }
            || await news.DueAsync(street, course) is not { } due
        )
            return [];
        return item.State == NewsState.Returned
            ? [NewsItems.Replace(due.Value with { IsSent = false, Reason = item.Reason }, due)]
            : [NewsItems.Forget(due)];
    }
}
