using Delivery.Domain.Operation;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Workflow.Retention;

/// <summary>
/// Something that is kept for a time. Each part of the service registers its own by
/// <see cref="ExpiringRegistration.AddExpiring"/>; the timer deletes them all, and the page lists them.
/// </summary>
/// <param name="Name">In rows that say how far the timer has come: it never changes.</param>
/// <param name="Label">As staff read it.</param>
/// <param name="For">How long it is kept.</param>
/// <param name="DeleteAsync">
/// Deletes, and may be repeated. By day: what belongs to that day. Else: all that is as old as the day or older.
/// </param>
public sealed record Expiring(
    string Name,
    string Label,
    Func<RetentionSettings, KeptFor> For,
    Func<DateOnly, DurableTaskClient, Task<int>> DeleteAsync
)
{
    /// <summary>Whether every day is gone through once, so that a night without the timer is made up for.</summary>
    public bool ByDay { get; init; }
}

public static class ExpiringRegistration
{
    public static IServiceCollection AddExpiring(
        this IServiceCollection services,
        Func<IServiceProvider, Expiring> expiring
    ) => services.AddSingleton(expiring);
}
