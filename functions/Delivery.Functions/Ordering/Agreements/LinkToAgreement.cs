using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>Who is refused for want of the year's letter is led to it.</summary>
internal static class LinkToAgreement
{
    public static IReadOnlyList<Refusal> In(OrderRequest request, OrderFacts facts, IReadOnlyList<Refusal> refusals) =>
        [
            .. refusals.Select(refusal =>
                refusal.Code == "order.agreement"
                    ? refusal with
                    {
                        Link = Paths.StreetAgreement(YearOf(request, facts)),
                    }
                    : refusal
            ),
        ];

    private static int YearOf(OrderRequest request, OrderFacts facts) =>
        request.Lessons.Count > 0 ? request.FirstDay().Year : ShanghaiTime.DateOf(facts.FiledAt).Year;
}
