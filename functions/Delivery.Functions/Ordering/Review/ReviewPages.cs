using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Ordering.Review;

/// <summary>Staff decide an order, with all that a decision needs beside it.</summary>
public sealed class ReviewPages(
    Site site,
    StreetYears streetYears,
    Registers registers,
    ReviewReader reader,
    SimilarOrders similar,
    DecideOrder decide
)
{
    [Function(nameof(ReviewPage))]
    public Task<IResult> ReviewPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/orders/{id}")] HttpRequest request,
        string id
    ) =>
        site.GetAsync(request, caller => caller.IsStaff, caller => ShowAsync(caller, id, FormErrors.None, comment: ""));

    [Function(nameof(PostReview))]
    public Task<IResult> PostReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/orders/{id}/decision")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        site.PostAsync(
            request,
            caller => caller.May(Role.Reviewer),
            (form, caller) =>
                ShowAsync(caller, id, FormErrors.Of(form.TooLong), form["comment"].ToString(), QuestionsOf(form)),
            async (form, caller) =>
            {
                var comment = form["comment"].ToString();
                if (!Enum.TryParse<Decision>(form["decision"], ignoreCase: true, out var decision))
                    return await ShowAsync(
                        caller,
                        id,
                        new FormErrors([new FieldError("", "请选择通过、退回或不通过")]),
                        comment,
                        QuestionsOf(form)
                    );
                var outcome = await decide.RunAsync(
                    id,
                    decision,
                    comment.Length > 0 ? comment : null,
                    Idempotency.CallOf(caller, request, form, SaidIn(form)),
                    durable,
                    decision == Decision.Return ? QuestionsOf(form) : null,
                    SeenIn(form)
                );
                return outcome.IsRefused
                    ? await ShowAsync(caller, id, FormErrors.Of(outcome.Refusals), comment, QuestionsOf(form))
                    : Site.SeeOther(Paths.Review, WordOf(decision));
            }
        );

    private static Said WordOf(Decision decision) =>
        decision switch
        {
            Decision.Approve => Said.OrderApproved,
            Decision.Return => Said.OrderReturned,
            _ => Said.OrderRejected,
        };

    // Another decision is another act.
    private static string SaidIn(IFormCollection form) =>
        $"\n{form["decision"]}\n{form["comment"]}\n{string.Join('\n', QuestionsOf(form))}";

    // The page's key ends with how often the order had moved as it was shown.
    private static int? SeenIn(IFormCollection form) =>
        form["formKey"].ToString().Split('-') is [_, var moves] ? TypedNumbers.Whole(moves) : null;

    private static IReadOnlyList<FieldQuestion> QuestionsOf(IFormCollection form) =>
        [
            .. QuestionFields
                .All.Keys.Select(field => new FieldQuestion(field, form[$"question[{field}]"].ToString()))
                .Where(question => question.Text.Length > 0),
        ];

    private async Task<IResult> ShowAsync(
        Caller caller,
        string id,
        FormErrors errors,
        string comment,
        IReadOnlyList<FieldQuestion>? questions = null
    )
    {
        if (await streetYears.OrderAsync(id) is not { } order)
            return await site.NotFoundAsync(caller);
        var street = (await registers.ReachedAsync(order.Value.Request.Street))!;
        return await site.HtmlAsync(
            (await reader.OrderAsync(caller, order.Value, street, errors, comment)) with
            {
                Questions = questions ?? [],
                Past = await similar.OfStreetAsync(order.Value, street.Name),
                Nearby = await similar.NearbyAsync(order.Value, street.District),
                BooksFilming = caller.May(Role.Publisher) || caller.May(Role.Conduct),
            },
            errors.Any ? 422 : 200
        );
    }
}
