using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering;

/// <summary>A street's quota of a year, in yuan; the sums are those of the entries.</summary>
public sealed record QuotaView(
    decimal Total,
    decimal Reserved,
    decimal Spent,
    decimal Available,
    IReadOnlyList<QuotaEntry> Entries
);

/// <summary>Lists of orders, and a street's quota with its ledger.</summary>
public sealed class OrderListsApi(Api api, OrderLists lists, StreetYears streetYears, Registers registers)
{
    /// <summary>All orders, the newest season first, narrowed by season, street and stage.</summary>
    [Function(nameof(ListOrders))]
    [ApiCall(
        "订单列表",
        Items = typeof(OrderListing),
        Scopes = [Role.Reviewer, Role.Matcher],
        Also = "街镇（本街镇的订单）"
    )]
    [ApiQuery("street", "街镇代码；街镇只能写自己的，或并入自己的")]
    [ApiQuery("season", "例如 2026-autumn；不填为全部，新的在前")]
    [ApiQuery("stage", "订单状态，例如 Submitted")]
    public Task<IResult> ListOrders(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/orders")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            caller => caller.ReadsAs(Role.Reviewer, Role.Matcher) || caller.Kind == CallerKind.Street,
            async caller =>
            {
                var street = Asked(request, "street");
                if (caller.Kind == CallerKind.Street && street is not null && !caller.IsStreet(street))
                    return ApiAnswer.Forbidden;
                IReadOnlyList<string>? streets =
                    street is not null ? [street]
                    : caller.Kind == CallerKind.Street ? [caller.Id, .. caller.Took]
                    : null;
                var season = Asked(request, "season");
                if (season is not null && !Season.TryParse(season, out _) && !int.TryParse(season, out _))
                    return ApiAnswer.Malformed(
                        new Refusal(
                            "query.season",
                            "season 应为 2026-spring、2026-summer、2026-autumn 之一的写法",
                            "season"
                        )
                    );
                OrderStage? stage = null;
                if (Asked(request, "stage") is { } name)
                {
                    stage = EnumNames.Read<OrderStage>(name);
                    if (stage is null)
                        return ApiAnswer.Malformed(new Refusal("query.stage", $"没有“{name}”这个状态", "stage"));
                }

                var asked = PageAsked.Of(request);
                var page = await lists.PageAsync(season, stage, streets, asked.After, asked.Limit);
                return asked.Answer(request, page, listing => listing.Value);
            }
        );

    [Function(nameof(GetQuota))]
    [ApiCall(
        "街镇一年的配额和流水",
        Answer = typeof(QuotaView),
        Scopes = [Role.Reviewer, Role.FinanceMaker, Role.FinanceApprover],
        Also = "本街镇"
    )]
    public Task<IResult> GetQuota(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/streets/{code}/quota/{year}")]
            HttpRequest request,
        string code,
        string year
    ) =>
        api.GetAsync(
            request,
            caller => caller.ReadsAs(Role.Reviewer, Role.FinanceMaker, Role.FinanceApprover) || caller.IsStreet(code),
            async _ =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                if (await registers.Streets.FindAsync(code) is null)
                    return ApiAnswer.NotFound("street.unknown", "街镇", code);
                var quota = await streetYears.QuotaAsync(code, number);
                return ApiAnswer.Ok(
                    new QuotaView(quota.Total, quota.Reserved, quota.Spent, quota.Available, quota.Entries)
                );
            }
        );

    private static string? Asked(HttpRequest request, string name) =>
        request.Query[name] is [{ Length: > 0 } value] ? value : null;
}
