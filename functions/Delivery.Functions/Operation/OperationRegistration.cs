using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Operation;

public static class OperationRegistration
{
    public static IServiceCollection AddOperation(this IServiceCollection services) =>
        services
            .AddSingleton<SearchReader>()
            .AddSingleton<HealthReadings>()
            .AddSingleton<InstanceReader>()
            .AddSingleton<AuditReader>()
            .AddSingleton<RetryInstance>()
            .AddSingleton<SkipInstance>()
            .AddSingleton<ChangeSetting>()
            .AddSingleton<SettingReader>();
}
