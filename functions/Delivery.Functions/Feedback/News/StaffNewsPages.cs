using Delivery.Domain;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <summary>Staff look at what streets sent: edit and release it, send it back, drop it, take it up again, or say whose a mail is.</summary>
public sealed class StaffNewsPages(
    Site site,
    StaffNewsReader reader,
    ReviewNews review,
    ClaimMail claim,
    ExcuseNews excuse
)
{
    private static bool May(Caller caller) => caller.May(Role.Publisher);

    [Function(nameof(ShowStaffNews))]
    public Task<IResult> ShowStaffNews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/news")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            May,
            async caller => await site.HtmlAsync(await reader.ListAsync(site.FrameFor(caller), request))
        );

    [Function(nameof(ShowNewsReview))]
    public Task<IResult> ShowNewsReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/news/{id}")] HttpRequest request,
        string id
    ) => site.GetAsync(request, May, caller => ShowAsync(caller, id, null, FormErrors.None));

    [Function(nameof(PostNewsReview))]
    public Task<IResult> PostNewsReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/news/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => ShowAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                var outcome = await ActAsync(id, form, caller, durable);
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, form, FormErrors.Of(outcome.Refusals))
                    : Site.SeeOther(Paths.StaffNews, WordOf(form));
            }
        );

    [Function(nameof(PostNewsExcuse))]
    public Task<IResult> PostNewsExcuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/news/due/{street}/{course}")]
            HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string street,
        string course
    ) =>
        site.PostAsync(
            request,
            May,
            (form, caller) => NotExcusedAsync(caller, form.TooLong[0]),
            async (form, caller) =>
            {
                var outcome = await excuse.RunAsync(street, course, form["reason"].ToString(), caller, durable);
                return outcome.IsRefused
                    ? await NotExcusedAsync(caller, outcome.Refusals[0])
                    : Site.SeeOther($"{Paths.StaffNews}?list=due", Said.NewsExcused);
            }
        );

    private static Said WordOf(IFormCollection form) =>
        form["act"].ToString() switch
        {
            "return" => Said.NewsReturned,
            "drop" => Said.NewsDropped,
            "claim" => Said.NewsClaimed,
            "reopen" => Said.NewsReopened,
            _ => Said.NewsReleased,
        };

    private Task<Outcome<NewsItem>> ActAsync(string id, IFormCollection form, Caller caller, DurableTaskClient durable)
    {
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.StaffNewsItem(id), form["formKey"].ToString()));
        var reason = form["reason"].ToString();
        return form["act"].ToString() switch
        {
            "return" => review.ReturnAsync(id, reason, call, durable),
            "drop" => review.DropAsync(id, reason, call),
            "reopen" => review.ReopenAsync(id, call),
            "claim" => claim.RunAsync(id, form["courseId"].ToString(), call, durable),
            _ => review.ReleaseAsync(
                id,
                new NewsEdit(form["title"].ToString(), form["text"].ToString(), [.. form["without"].OfType<string>()]),
                call
            ),
        };
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors) =>
        await reader.ItemAsync(site.FrameFor(caller), id, typed, errors) is { } model
            ? await site.HtmlAsync(model, errors.Any ? 422 : 200)
            : await site.NotFoundAsync(caller);

    private Task<IResult> NotExcusedAsync(Caller caller, Refusal why) =>
        site.HtmlAsync(
            new ErrorModel(
                site.FrameFor(caller),
                422,
                "没有办成",
                why.Message,
                $"{Paths.StaffNews}?list=due",
                "回到新闻"
            ),
            422
        );
}
