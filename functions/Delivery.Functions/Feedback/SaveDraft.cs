using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback;

/// <summary>Keeps an unfinished report as it was typed, so that the street goes on later or on another phone.</summary>
public sealed class SaveDraft(
    FeedbackDrafts drafts,
    FeedbackReports reports,
    Settlements settlements,
    Commands commands,
    TimeProvider clock
)
{
    /// <summary>Somebody of the same street saved meanwhile what this form does not know.</summary>
    public static Refusal Overtaken { get; } = new("etag.mismatch", "您填写时，别处也保存过这份反馈，请核对后再按一次");

    public Task<Outcome<FeedbackDraft>> RunAsync(Month month, string street, FeedbackForm form, Call call) =>
        commands.RunAsync(call, drafts.DraftPlace(month), durable: null, () => DecideAsync(month, street, form));

    private async Task<Decided<FeedbackDraft>> DecideAsync(Month month, string street, FeedbackForm form)
    {
        var window = (await settlements.WindowsAsync(month)).Feedback;
        if (!window.Contains(clock.GetUtcNow()))
            return Outcome.Refused<FeedbackDraft>("feedback.draft", "现在不在填写时间，不用保存");
        var sent = await reports.FindAsync(month, street);
        if (form.Version is { } replaced && !SendFeedback.Replaces(replaced, sent))
            return Outcome.Refused<FeedbackDraft>(SendFeedback.Stale);
        var known = await drafts.DraftAsync(month, street);
        if (form.DraftSeen.Overlooks(known, sent?.Value))
            return Outcome.Refused<FeedbackDraft>(Overtaken);
        var draft = new FeedbackDraft(clock.GetUtcNow(), form.Typed(), form.DraftSeen.Page);
        return Decided.Change(
            draft,
            new Act("feedback.draft", $"{month}/{street}"),
            [FeedbackDrafts.Put(month, street, draft, known)]
        );
    }
}
