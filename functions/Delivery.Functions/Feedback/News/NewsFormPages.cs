using Delivery.Domain;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Photos;
using Delivery.Functions.Workflow;
using Delivery.Pages.Feedback.News;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Feedback.News;

/// <summary>The street writes the news of a course that is over, with photos, on the phone.</summary>
public sealed class NewsFormPages(Site site, NewsItems news, Courses courses, SendNews send)
{
    [Function(nameof(ShowNewsForm))]
    public Task<IResult> ShowNewsForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}/news")] HttpRequest request,
        string id
    ) => site.GetAsync(request, IsStreet, caller => ShowAsync(caller, id, null, FormErrors.None));

    [Function(nameof(PostNewsForm))]
    public Task<IResult> PostNewsForm(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/news")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            IsStreet,
            (form, caller) => ShowAsync(caller, id, form, FormErrors.Of(form.TooLong)),
            async (form, caller) =>
            {
                if (!IsOwn(caller, id))
                    return await site.NotFoundAsync(caller);
                var refusals = await SendAsync(id, form, caller, durable);
                return refusals.Count == 0
                    ? Site.SeeOther(Paths.OrderNews(id))
                    : await ShowAsync(caller, id, form, FormErrors.Of(refusals));
            },
            SentPhotos.FormLimit
        );

    private async Task<IReadOnlyList<Refusal>> SendAsync(
        string id,
        IFormCollection form,
        Caller caller,
        DurableTaskClient durable
    )
    {
        var photos = await SentPhotos.ReadAsync(form, "photos", NewsRules.MostPhotos);
        if (photos.IsRefused)
            return photos.Refusals;
        var draft = new NewsDraft(
            form["title"].ToString(),
            form["text"].ToString(),
            photos.Value,
            [.. form["without"].OfType<string>()]
        );
        var call = new Call(caller, Idempotency.KeyOf(caller, Paths.OrderNews(id), form["formKey"].ToString()));
        return (await send.RunAsync(id, draft, call, durable)).Refusals;
    }

    private async Task<IResult> ShowAsync(Caller caller, string id, IFormCollection? typed, FormErrors errors)
    {
        if (!IsOwn(caller, id) || await courses.FindAsync(id) is not { Value: { IsOpen: true } course })
            return await site.NotFoundAsync(caller);
        var item = (await news.OfCourseAsync(id))?.Value;
        var due = (await news.DueAsync(course.Street.Code, id))?.Value;
        var model = new NewsFormModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            id,
            course.Discipline.Name,
            due is { IsSent: false } ? due.DueAt : null,
            due is { IsSent: false, IsLate: true },
            item is null ? null : new NewsSent(item.State, item.ReceivedAt, item.Reason, item.NewsId),
            typed is null ? item?.Title ?? "" : typed["title"].ToString(),
            typed is null ? item?.Text ?? "" : typed["text"].ToString(),
            [.. (item?.Photos ?? []).Select(photo => NewsWords.Shown(item!.NewsId, photo))],
            NewsRules.MostPhotos,
            errors
        );
        return await site.HtmlAsync(model, errors.Any ? 422 : 200);
    }

    private static bool IsStreet(Caller caller) => caller.Kind == CallerKind.Street;

    private static bool IsOwn(Caller caller, string courseId) =>
        OrderId.TryParse(courseId, out var order) && caller.IsStreet(order.StreetCode);
}
