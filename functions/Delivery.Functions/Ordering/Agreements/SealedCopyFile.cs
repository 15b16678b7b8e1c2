using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Ordering.Agreements;

/// <summary>The scan as a file to keep: never opened inside a page of ours, whatever is in it.</summary>
internal static class SealedCopyFile
{
    public static async Task<IResult> SendAsync(
        Site site,
        KeepSealedCopy kept,
        Caller caller,
        string street,
        string year
    ) =>
        YearNumber.TryParse(year, out var number) && await kept.FindAsync(street, number) is var (copy, file)
            ? Results.File(
                file,
                copy.Kind.ContentType(),
                $"agreement-{street}-{number}.{$"{copy.Kind}".ToLowerInvariant()}"
            )
            : await site.NotFoundAsync(caller);
}
