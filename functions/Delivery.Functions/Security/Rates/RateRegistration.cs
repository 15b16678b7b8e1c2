using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security.Rates;

public static class RateRegistration
{
    public static IServiceCollection AddRates(this IServiceCollection services) =>
        services
            .AddSingleton<CallerHash>()
            .AddHostedService(provider => provider.GetRequiredService<CallerHash>())
            .AddSingleton<CallerNetwork>()
            .AddSingleton<RateRows>()
            .AddSingleton<CallerRates>()
            .AddSingleton<Visits>()
            .AddHostedService<TellVisits>();
}
