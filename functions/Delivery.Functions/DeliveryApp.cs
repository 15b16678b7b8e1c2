using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Delivery.Functions;

/// <summary>The app as both hosts see it. They bring the clock, the storage clients and the durable client.</summary>
public static class DeliveryApp
{
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Delivery").Get<DeliverySettings>() ?? new DeliverySettings();
        services.AddSingleton(settings);
        services.AddKeyRing(settings);
        services.AddSingleton<DeliveryTables>().AddSingleton<DeliveryBlobs>().AddHostedService<PrepareStorage>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<Seals>().AddSingleton<SignedLinks>().AddSingleton<Sessions>();
        services.AddSingleton<ApiKeys>().AddSingleton<DirectoryHeader>().AddSingleton<Callers>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Idempotency>().AddSingleton<Api>();
        return services.AddEmail(settings);
    }

    public static IFunctionsWorkerApplicationBuilder UseDelivery(this IFunctionsWorkerApplicationBuilder app) =>
        app.UseMiddleware<SecurityHeaders>();
}
