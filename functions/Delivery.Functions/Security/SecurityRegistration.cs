using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security;

/// <summary>Who calls, by what they prove it, and what is written down of it.</summary>
public static class SecurityRegistration
{
    public static IServiceCollection AddSecurity(this IServiceCollection services, DeliverySettings settings) =>
        services
            .AddKeyRing(settings)
            .AddSingleton<Seals>()
            .AddSingleton<SignedLinks>()
            .AddSingleton<ApiKeys>()
            .AddSingleton<DirectoryHeader>()
            .AddSingleton<Callers>()
            .AddSingleton<AuditLog>()
            .AddRates()
            .AddSessions();
}
