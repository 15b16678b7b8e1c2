using Azure;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

/// <summary>The form in which a street reports on last month.</summary>
public sealed class FeedbackPages(
    Site site,
    FeedbackReader reader,
    SendFeedback send,
    SaveDraft save,
    SaveScan scans,
    LessonLists lists,
    Settlements settlements,
    TimeProvider clock
)
{
    private static readonly Refusal SentElsewhere = SendFeedback.Stale with
    {
        Message = "这份反馈后来在别处提交过。下面是您这次填的，还没有提交：请核对，再按一次就替换那一份",
    };

    [Function(nameof(ShowCurrentFeedback))]
    public Task<IResult> ShowCurrentFeedback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feedback")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            IsStreet,
            _ => Task.FromResult(Results.Redirect(Paths.FeedbackOf(LastMonth.ToString())))
        );

    [Function(nameof(ShowFeedback))]
    public Task<IResult> ShowFeedback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feedback/{month}")] HttpRequest request,
        string month
    ) =>
        site.GetAsync(
            request,
            IsStreet,
            async caller =>
                Month.TryParse(month, out var asked) && await settlements.HasWindowsAsync(asked)
                    ? await PageAsync(
                        asked,
                        caller,
                        null,
                        FormErrors.None,
                        editing: request.Query["edit"].ToString() == "1"
                    )
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostFeedbackForm))]
    public Task<IResult> PostFeedbackForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "feedback/{month}")] HttpRequest request,
        string month
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            async (posted, caller) =>
                Month.TryParse(month, out var asked) && await settlements.HasWindowsAsync(asked)
                    ? await TooLongAsync(asked, posted, caller)
                    : await site.NotFoundAsync(caller),
            async (posted, caller) =>
            {
                if (!Month.TryParse(month, out var asked) || !await settlements.HasWindowsAsync(asked))
                    return await site.NotFoundAsync(caller);
                var form = FeedbackForm.Of(posted);
                var lessons = await lists.ToReportAsync(asked, caller.Id);
                // A phone without a network sends the same again and again; whoever corrects it does something else.
                var refusals = await TakeAsync(
                    asked,
                    posted,
                    form,
                    lessons,
                    said => Idempotency.CallOf(caller, request, posted, said)
                );
                return refusals.Count == 0
                    ? Site.SeeOther(Paths.FeedbackOf(month))
                    : await PageAsync(asked, caller, form, form.ErrorsOf(refusals, lessons), 422);
            },
            SentPhotos.FormLimit
        );

    private async Task<IReadOnlyList<Refusal>> TakeAsync(
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
            return saves ? scan.Refusals : [.. scan.Refusals, .. await WrongAsync(month, form, lessons, call.By)];
        var refusals = saves
            ? (await save.RunAsync(month, call.By.Id, form, call)).Refusals
            : await SendAsync(month, form, lessons, posted["version"].ToString(), call);
        // The paper goes with the form: where one is refused, the other is not kept either.
        return refusals.Count > 0 || scan is null
            ? refusals
            : (await scans.RunAsync(month, call.By.Id, scan.Value, callOf(scan.Value.Hash))).Refusals;
    }

    private static async Task<Outcome<ScanFile>?> ScanInAsync(IFormCollection posted) =>
        posted.Files.GetFile(ScanFile.Field) is { Length: > 0 } file ? await ScanFile.ReadAsync(file) : null;

    /// <param name="version">Of the report that the form replaces; empty where it does not say.</param>
    private async Task<IReadOnlyList<Refusal>> SendAsync(
        Month month,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        string version,
        Call call
    )
    {
        if (form.Unreadable(lessons).Count > 0)
            return await WrongAsync(month, form, lessons, call.By);
        ETag? replaced = version.Length > 0 ? new ETag(version) : null;
        var sent = await send.RunAsync(month, call.By.Id, form.Read(lessons), replaced, call);
        return sent.Refusals is [var refusal, ..] && refusal == SendFeedback.Stale ? [SentElsewhere] : sent.Refusals;
    }

    // Nothing is kept; all that is wrong is told at once.
    private async Task<IReadOnlyList<Refusal>> WrongAsync(
        Month month,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        Caller caller
    ) => FeedbackForm.Together(form.Unreadable(lessons), await send.CheckAsync(month, caller.Id, form.Read(lessons)));

    private async Task<IResult> TooLongAsync(Month month, TypedForm posted, Caller caller)
    {
        var (form, lessons) = (FeedbackForm.Of(posted), await lists.ToReportAsync(month, caller.Id));
        var tooLong = FormErrors.Of(posted.TooLong).All;
        var wrong = posted["act"].ToString() == "save" ? [] : await WrongAsync(month, form, lessons, caller);
        var others = form.ErrorsOf(wrong, lessons).All.Where(one => tooLong.All(first => first.Field != one.Field));
        return await PageAsync(month, caller, form, new FormErrors([.. tooLong, .. others]), 422);
    }

    private async Task<IResult> PageAsync(
        Month month,
        Caller street,
        FeedbackForm? typed,
        FormErrors errors,
        int status = 200,
        bool editing = false
    ) =>
        await site.HtmlAsync(
            await reader.PageAsync(month, street.Id, site.FrameFor(street), typed, errors, editing),
            status
        );

    private Month LastMonth => Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;
}
