using Delivery.Functions.Security.Rates;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>How often somebody without an account may sign up, ask for codes, and try them.</summary>
public sealed class EnrolmentLimits(CallerRates rates, CallerNetwork networks, RateSettings limits)
{
    /// <returns>Null when it may be done; else how long to wait.</returns>
    public async Task<TimeSpan?> EnrolAsync(HttpRequest request, string phone) =>
        await rates.TakeAsync(limits.OfEnrolmentsPerNetwork, networks.Of(request))
        ?? await rates.TakeAsync(limits.OfEnrolmentsPerPhone, phone);

    public async Task<TimeSpan?> CodeAsync(HttpRequest request, string phone) =>
        await TryAsync(request) ?? await rates.TakeAsync(limits.OfCodesPerPhone, phone);

    public Task<TimeSpan?> TryAsync(HttpRequest request) =>
        rates.TakeAsync(limits.OfTriesPerNetwork, networks.Of(request));
}
