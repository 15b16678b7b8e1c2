using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
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
                    ? await PageAsync(asked, caller, FeedbackForm.Of(posted), FormErrors.Of(posted.TooLong), 422)
                    : await site.NotFoundAsync(caller),
            async (posted, caller) =>
            {
                if (!Month.TryParse(month, out var asked) || !await settlements.HasWindowsAsync(asked))
                    return await site.NotFoundAsync(caller);
                var form = FeedbackForm.Of(posted);
                var lessons = await lists.ToReportAsync(asked, caller.Id);
                var refusals = await TakeAsync(asked, posted, form, lessons, caller);
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
        Caller caller
    )
    {
        var scan = posted.Files.GetFile(ScanFile.Field) is { Length: > 0 } file ? await ScanFile.ReadAsync(file) : null;
        if (scan is { IsRefused: true })
            return scan.Refusals;
        var refusals = await TakeAsync(month, posted["act"].ToString(), form, lessons, caller);
        // The paper goes with the form: where one is refused, the other is not kept either.
        return refusals.Count > 0 || scan is null
            ? refusals
            : (await scans.RunAsync(month, caller.Id, scan.Value, caller)).Refusals;
    }

    private async Task<IReadOnlyList<Refusal>> TakeAsync(
        Month month,
        string act,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons,
        Caller caller
    ) =>
        act == "save"
            ? (await save.RunAsync(month, caller.Id, form, caller)).Refusals
            : await form.Read(lessons)
                .Match(
                    async sent => (await send.RunAsync(month, caller.Id, sent, ifMatch: null, caller)).Refusals,
                    Task.FromResult<IReadOnlyList<Refusal>>
                );

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
