using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Review;

/// <summary>The page of the queue: its filters, its lines, and what was just approved.</summary>
public sealed class ReviewListReader(Site site, ReviewQueue queue, CurrentSettings settings)
{
    private static readonly OrderStage[] Shown =
    [
        OrderStage.Submitted,
        OrderStage.Returned,
        OrderStage.Matching,
        OrderStage.Unmatched,
        OrderStage.Confirmed,
        OrderStage.InDelivery,
        OrderStage.Completed,
        OrderStage.Closed,
        OrderStage.Rejected,
        OrderStage.Withdrawn,
        OrderStage.Cancelled,
    ];

    public async Task<ReviewListModel> ModelAsync(
        Caller caller,
        HttpRequest request,
        FormErrors errors,
        int approved = 0
    )
    {
        var asked = Asked(request);
        var page = await queue.ReadAsync(asked);
        return new ReviewListModel(
            site.FrameFor(caller),
            $"{asked.Stage.Label()}的订单",
            [new Figure($"{page.Found}", asked.Stage.Label())],
            [
                .. Shown.Select(stage => new FilterChip(
                    stage.Label(),
                    $"{Paths.Review}?stage={stage}",
                    stage == asked.Stage
                )),
            ],
            asked.Search,
            page.Lines,
            page.More ? NextOf(asked, page.Lines[^1].OrderId) : null,
            Guid.NewGuid().ToString("N"),
            asked.Stage,
            new QueueFilter(asked.District, $"{asked.Risk}", asked.Days == 0 ? "" : $"{asked.Days}"),
            [
                new Choice(
                    $"{settings.Ordering.ReviewReminderWorkingDays}",
                    $"{settings.Ordering.ReviewReminderWorkingDays}个工作日以上"
                ),
                new Choice(
                    $"{settings.Ordering.ReviewEscalationWorkingDays}",
                    $"{settings.Ordering.ReviewEscalationWorkingDays}个工作日以上"
                ),
            ],
            asked.Stage == OrderStage.Submitted && caller.May(Role.Reviewer),
            Said(request, approved),
            errors,
            page.IsCut ? ReviewQueue.MostRead : null,
            ApproveOf(request)
        );
    }

    /// <summary>Where those that are ticked are posted: what narrows the list narrows it afterwards too.</summary>
    private static string ApproveOf(HttpRequest request) => Paths.ApproveOrders + Narrowed(request);

    /// <summary>The page's own filters, without what was said on it.</summary>
    public static QueryString Narrowed(HttpRequest request) =>
        QueryString.Create(request.Query.Where(one => one.Key is "q" or "district" or "risk" or "days" or "limit"));

    private static QueueAsked Asked(HttpRequest request)
    {
        var (query, page) = (request.Query, PageAsked.Of(request));
        return new QueueAsked(
            Enum.TryParse<OrderStage>(query["stage"], out var stage) && Enum.IsDefined(stage)
                ? stage
                : OrderStage.Submitted,
            TypedText.Clean(TextKind.Line, query["q"].ToString()),
            Districts.Find(query["district"].ToString())?.Name ?? "",
            Enum.TryParse<ReviewRisk>(query["risk"], out var risk) && Enum.IsDefined(risk) ? risk : null,
            TypedNumbers.Whole(query["days"].ToString()) ?? 0,
            page.After,
            page.Limit
        );
    }

    private static string NextOf(QueueAsked asked, string after) =>
        Paths.Review
        + QueryString.Create([
            KeyValuePair.Create("stage", (string?)$"{asked.Stage}"),
            KeyValuePair.Create("q", (string?)asked.Search),
            KeyValuePair.Create("district", (string?)asked.District),
            KeyValuePair.Create("risk", (string?)$"{asked.Risk}"),
            KeyValuePair.Create("days", (string?)$"{asked.Days}"),
            KeyValuePair.Create("limit", (string?)$"{asked.Limit}"),
            KeyValuePair.Create("after", (string?)after),
        ]);

    private static string? Said(HttpRequest request, int approved) =>
        approved > 0 ? $"已通过{approved}单；下面的没有通过审核"
        : int.TryParse(request.Query["approved"], out var all) ? $"已通过{all}单，随即联系老师；街镇会收到邮件。"
        : null;
}
