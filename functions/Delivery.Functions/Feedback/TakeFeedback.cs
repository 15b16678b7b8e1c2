using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Feedback;

/// <summary>Saves or sends a street's form as it was pressed, with the paper that came along.</summary>
public sealed class TakeFeedback(SendFeedback send, SaveDraft save, SaveScan scans)
{
    private static readonly Refusal SentElsewhere = SendFeedback.Stale with
    {
        Message = "这份反馈后来在别处提交过。下面是您这次填的，还没有提交：请核对，再按一次就替换那一份",
    };

    private static readonly Refusal SavedOverSent = SendFeedback.Stale with
    {
        Message = "这份反馈后来在别处提交过。下面是您这次填的，还没有保存：请核对，再按一次就保存",
    };

    /// <summary>It tells of another report, and the form may be sent over that.</summary>
    public static bool IsOfAnotherPlace(Refusal refusal) => refusal == SentElsewhere || refusal == SavedOverSent;

    /// <param name="callOf">By what the form or the file says.</param>
    /// <returns>All that keeps it from being taken.</returns>
    public async Task<IReadOnlyList<Refusal>> RunAsync(
        Month month,
        IFormCollection posted,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        Func<string, Call> callOf
    )
    {
        var (scan, call) = (await ScanInAsync(posted), callOf(form.Said));
        var saves = posted["act"].ToString() == "save";
        if (scan is { IsRefused: true })
            return saves ? scan.Refusals : [.. scan.Refusals, .. await WrongAsync(month, form, lessons, call.By.Id)];
        var refusals = saves ? await SaveAsync(month, form, call) : await SendAsync(month, form, lessons, call);
        // The paper goes with the form: where one is refused, the other is not kept either.
        return refusals.Count > 0 || scan is null
            ? refusals
            : (await scans.RunAsync(month, call.By.Id, scan.Value, callOf(scan.Value.Hash))).Refusals;
    }

    private static async Task<Outcome<ScanFile>?> ScanInAsync(IFormCollection posted) =>
        posted.Files.GetFile(ScanFile.Field) is { Length: > 0 } file ? await ScanFile.ReadAsync(file) : null;

    private async Task<IReadOnlyList<Refusal>> SaveAsync(Month month, FeedbackForm form, Call call)
    {
        var saved = await save.RunAsync(month, call.By.Id, form, call);
        return saved.Refusals is [var refusal, ..] && refusal == SendFeedback.Stale ? [SavedOverSent] : saved.Refusals;
    }

    private async Task<IReadOnlyList<Refusal>> SendAsync(
        Month month,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        Call call
    )
    {
        if (form.Unreadable(lessons).Count > 0)
            return await WrongAsync(month, form, lessons, call.By.Id);
        var sent = await send.RunAsync(month, call.By.Id, form.Read(lessons), form.Version, call, form.DraftSeen);
        return sent.Refusals is [var refusal, ..] && refusal == SendFeedback.Stale ? [SentElsewhere] : sent.Refusals;
    }

    /// <summary>All that is wrong, told at once; nothing is kept.</summary>
    public async Task<IReadOnlyList<Refusal>> WrongAsync(
        Month month,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        string street
    ) => FeedbackForm.Together(form.Unreadable(lessons), await send.CheckAsync(month, street, form.Read(lessons)));
}
