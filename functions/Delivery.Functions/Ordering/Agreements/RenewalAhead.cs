using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>A newer version of the year's letter that is published and does not hold yet: whoever signed the one before sees it in time.</summary>
internal static class RenewalAhead
{
    public static IEnumerable<Todo> Of(Agreement? signed, IEnumerable<AgreementText> ofYear, DateOnly today) =>
        signed is not null
        && AgreementTexts.ToSign(ofYear) is { } newest
        && newest.From > today
        && signed.Version != newest.Version
            ?
            [
                new Todo(
                    $"签新一版责任书：{Dates.FullDay(newest.From)}起申报要签这一版",
                    Paths.StreetAgreement(newest.Year),
                    "去签署",
                    ShanghaiTime.StartOf(newest.From)
                ),
            ]
            : [];
}
