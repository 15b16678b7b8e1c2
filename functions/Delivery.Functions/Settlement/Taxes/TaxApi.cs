using System.Globalization;
using Delivery.Domain;
using Delivery.Domain.Money;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Taxes;

public sealed class TaxApi(Api api, TaxTables taxes)
{
    // Far beyond any payment, and far from where decimals end.
    private const decimal MostGross = 1_000_000_000m;

    /// <summary>What is withheld from one payment for services: for everybody to check.</summary>
    [Function(nameof(GetWithholding))]
    [ApiCall("试算劳务报酬的预扣税", Answer = typeof(Withholding), Open = true)]
    [ApiQuery("gross", "税前金额（元），最多两位小数", Required = true)]
    public Task<IResult> GetWithholding(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/tax/withholding")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
                Gross(request) is { } gross
                    ? ApiAnswer.Ok(WithholdingTax.On(gross, await taxes.TodayAsync()))
                    : ApiAnswer.Malformed(
                        new Refusal("query.gross", "gross 应为税前金额（元），最多两位小数，例如 4000", "gross")
                    )
        );

    private static decimal? Gross(HttpRequest request) =>
        decimal.TryParse(
            request.Query["gross"],
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var gross
        )
        && gross <= MostGross
        && Fen.IsWhole(gross)
            ? gross
            : null;
}
