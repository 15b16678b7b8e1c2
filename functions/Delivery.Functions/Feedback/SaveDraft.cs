using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Feedback;

/// <summary>Keeps an unfinished report as it was typed, so that the street goes on later or on another phone.</summary>
public sealed class SaveDraft(FeedbackDrafts drafts, Settlements settlements, Commands commands, TimeProvider clock)
{
    private static readonly string[] NotKept = ["formKey", "act", "version"];

    public Task<Outcome<FeedbackDraft>> RunAsync(Month month, string street, FeedbackForm form, Call call) =>
        commands.RunAsync(call, drafts.DraftPlace(month), durable: null, () => DecideAsync(month, street, form));

    private async Task<Decided<FeedbackDraft>> DecideAsync(Month month, string street, FeedbackForm form)
    {
        var window = (await settlements.WindowsAsync(month)).Feedback;
        if (!window.Contains(clock.GetUtcNow()))
            return Outcome.Refused<FeedbackDraft>("feedback.draft", "现在不在填写时间，不用保存");
        var fields = form.Fields.Where(field => !NotKept.Contains(field.Key) && field.Value.Length > 0).ToDictionary();
        var draft = new FeedbackDraft(clock.GetUtcNow(), fields);
        return Decided.Change(
            draft,
            new Act("feedback.draft", $"{month}/{street}"),
            [FeedbackDrafts.Put(month, street, draft)]
        );
    }
}
