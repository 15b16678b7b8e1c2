using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Carried;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>What closed months have left and no month has paid or taken off yet: for finance.</summary>
public sealed class CarriedPages(Site site, CarriedItems carried)
{
    [Function(nameof(ShowCarried))]
    public Task<IResult> ShowCarried(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/carried")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsOfFinance,
            async caller =>
            {
                var open = (await carried.OpenAsync()).Select(item => item.Value).ToLookup(item => item.Kind);
                return await site.HtmlAsync(
                    new CarriedModel(
                        site.FrameFor(caller),
                        [.. open[CarriedKind.Repayment]],
                        [.. open[CarriedKind.Debt]]
                    )
                );
            }
        );
}
