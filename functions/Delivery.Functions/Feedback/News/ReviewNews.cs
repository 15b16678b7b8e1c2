using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <param name="Without">Names of photos that staff take out.</param>
public sealed record NewsEdit(string Title, string Text, IReadOnlyList<string> Without);

/// <summary>
/// What staff decide on a street's news: released as edited, returned with a reason, dropped, or taken up again that was
/// dropped. The street hears of each.
/// </summary>
public sealed class ReviewNews(
    NewsItems news,
    TellOfNews tell,
    Calendars calendars,
    CurrentSettings settings,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal Unknown { get; } = new("news.unknown", "没有找到这篇新闻，请从列表里打开");

    public Task<Outcome<NewsItem>> ReleaseAsync(string newsId, NewsEdit edit, Call call) =>
        RunAsync(newsId, NewsState.Released, call, item => Released(item, edit));

    /// <summary>The street has as many working days to send it again as it had after the course.</summary>
    public Task<Outcome<NewsItem>> ReturnAsync(string newsId, string reason, Call call, DurableTaskClient durable) =>
        RunAsync(
            newsId,
            NewsState.Returned,
            call,
            item =>
                reason.Length == 0 ? Outcome.Refused<NewsItem>("news.reason", "请写明要街镇改什么", "reason")
                : item.CourseId is null
                    ? Outcome.Refused<NewsItem>("news.course", "这封来信没有对上课程，不能退回；请先认领", "reason")
                : Outcome.Of(item with { Reason = reason }),
            durable
        );

    public Task<Outcome<NewsItem>> DropAsync(string newsId, string reason, Call call) =>
        RunAsync(
            newsId,
            NewsState.Dropped,
            call,
            item =>
                reason.Length == 0
                    ? Outcome.Refused<NewsItem>("news.reason", "请写明为什么不发布", "reason")
                    : Outcome.Of(item with { Reason = reason, DroppedAt = clock.GetUtcNow(), ReleasedAt = null })
        );

    /// <summary>It was dropped by mistake: it waits for staff as it did, a mail of no course for somebody to claim it.</summary>
    public Task<Outcome<NewsItem>> ReopenAsync(string newsId, Call call) =>
        commands.RunAsync(call, news.Place, durable: null, () => ReopenedAsync(newsId));

    private async Task<Decided<NewsItem>> ReopenedAsync(string newsId)
    {
        if (await news.FindAsync(newsId) is not { } stored)
            return Outcome.Refused<NewsItem>(Unknown);
        if (stored.Value.State != NewsState.Dropped)
            return Outcome.Refused<NewsItem>("news.stage", "这篇新闻已经在办理，请刷新页面看最新情况");
        var waiting = stored.Value with
        {
            State = stored.Value.CourseId is null ? NewsState.SetAside : NewsState.Submitted,
            Reason = null,
        };
        return Decided.Change(waiting, new Act("news.reopen", newsId), NewsItems.Change(stored, waiting));
    }

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
        Func<NewsItem, Outcome<NewsItem>> change,
        DurableTaskClient? durable = null
    ) => commands.RunAsync(call, news.Place, durable, () => DecideAsync(newsId, to, change), tell.RunAsync);

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
        var act = new Act($"news.{to}", newsId, item.Reason);
        if (item is not { Street: { } street, CourseId: { } course } || !await IsOfCourseAsync(item, course))
            return Decided.Change(item, act, NewsItems.Change(stored, item));
        var due = await news.DueAsync(street, course);
        return to == NewsState.Returned
            ? await AgainAsync(stored, item, act, due)
            : Decided.Change(
                item,
                act,
                [.. NewsItems.Change(stored, item), .. due is null ? [] : new[] { NewsItems.Forget(due) }]
            );
    }

    // Of two mails about one course, the later is its news.
    private async Task<bool> IsOfCourseAsync(NewsItem item, string course) =>
        (await news.OfCourseAsync(course))?.Value.NewsId == item.NewsId;

    // The letter is the first step of the wait that begins here, so that no kill loses it.
    private async Task<Decided<NewsItem>> AgainAsync(
        Stored<NewsItem> stored,
        NewsItem item,
        Act act,
        Stored<NewsDue>? due
    )
    {
        var (now, calendar) = (clock.GetUtcNow(), await calendars.LoadAsync());
        var waiting = new NewsDue(
            item.CourseId!,
            item.Street!,
            item.StreetName!,
            item.Discipline!,
            LessonDeadlines.NewsDue(now, calendar, settings.At(now).Teaching),
            Reason: item.Reason,
            Returns: Math.Max(due?.Value.Returns ?? 0, item.Returns) + 1,
            ReturnedAt: now
        );
        var returned = item with { Returns = waiting.Returns };
        return Decided.Change(
            returned,
            act,
            [
                .. NewsItems.Change(stored, returned),
                due is null ? NewsItems.Put(waiting) : NewsItems.Replace(waiting, due),
            ],
            OutboxMessage.Start(
                nameof(NewsOrchestrator),
                Instances.News(waiting.CourseId, waiting.Returns),
                waiting.CourseId
            )
        );
    }
}
