using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Feedback;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Feedback;

/// <summary>The form in which a street reports on last month.</summary>
public sealed class FeedbackPages(
    Site site,
    FeedbackReader reader,
    TakeFeedback take,
    FeedbackDrafts drafts,
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
                    ? await PageAsync(asked, caller, null, editing: request.Query["edit"].ToString() == "1")
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
                var lessons = await lists.ToReportAsync(asked, caller.Id);
                var (form, rival) = await ChosenAsync(asked, caller, FeedbackForm.Of(posted), lessons);
                if (rival is not null)
                    return await PageAsync(
                        asked,
                        caller,
                        new(form, new FormErrors(DraftSides.Unchosen(form, rival)), rival),
                        422
                    );
                // A phone without a network sends the same again and again; whoever corrects it does something else.
                var refusals = await take.RunAsync(
                    asked,
                    posted,
                    form,
                    lessons,
                    said => Idempotency.CallOf(caller, request, posted, said)
                );
                return refusals.Count == 0 ? Site.SeeOther(Paths.FeedbackOf(month))
                    : refusals.Contains(SaveDraft.Overtaken) ? await MetAsync(asked, caller, form, lessons)
                    : await PageAsync(
                        asked,
                        caller,
                        new(
                            form,
                            form.ErrorsOf(refusals, lessons),
                            IsTold: refusals.Any(TakeFeedback.IsOfAnotherPlace)
                        ),
                        422
                    );
            },
            SentPhotos.FormLimit
        );

    // Only a form that stood beside another one's draft has something to choose.
    private async Task<(FeedbackForm Form, FeedbackRival? Rival)> ChosenAsync(
        Month month,
        Caller street,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons
    ) =>
        form.WasBesideAnother
            ? DraftSides.Chosen(form, await drafts.DraftAsync(month, street.Id), lessons)
            : (form, null);

    // Somebody else of the street was faster: who comes second sees both.
    private async Task<IResult> MetAsync(
        Month month,
        Caller street,
        FeedbackForm form,
        IReadOnlyList<LessonOfMonth> lessons
    )
    {
        var stored = await drafts.DraftAsync(month, street.Id);
        if (stored is null)
            return await PageAsync(month, street, new(form, FormErrors.Of([SaveDraft.Overtaken]), IsTold: true), 409);
        var (met, rival) = DraftSides.Meet(form, stored.Value, lessons);
        var same = rival.Fields.Count == 0 && !rival.HasFilled;
        var errors = same ? FormErrors.Of([SaveDraft.Overtaken]) : FormErrors.None;
        return await PageAsync(month, street, new(met, errors, rival, IsTold: true), 409);
    }

    private async Task<IResult> TooLongAsync(Month month, TypedForm posted, Caller caller)
    {
        var (form, lessons) = (FeedbackForm.Of(posted), await lists.ToReportAsync(month, caller.Id));
        var tooLong = FormErrors.Of(posted.TooLong).All;
        var wrong = posted["act"].ToString() == "save" ? [] : await take.WrongAsync(month, form, lessons, caller.Id);
        var others = form.ErrorsOf(wrong, lessons).All.Where(one => tooLong.All(first => first.Field != one.Field));
        return await PageAsync(month, caller, new(form, new FormErrors([.. tooLong, .. others])), 422);
    }

    private async Task<IResult> PageAsync(
        Month month,
        Caller street,
        FeedbackRefused? refused,
        int status = 200,
        bool editing = false
    ) =>
        await site.HtmlAsync(await reader.PageAsync(month, street.Id, site.FrameFor(street), refused, editing), status);

    private Month LastMonth => Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;
}
