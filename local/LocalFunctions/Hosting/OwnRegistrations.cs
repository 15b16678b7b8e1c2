using Microsoft.Azure.Functions.Worker.Builder;

namespace LocalFunctions.Hosting;

/// <summary>
/// What an app's Program registered of its own: all but what an empty functions app has too, which is how the worker
/// talks to the Functions host. This host takes that host's part.
/// </summary>
internal static class OwnRegistrations
{
    private static readonly Lazy<ILookup<object, ServiceDescriptor>> Empty = new(() =>
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();
        return builder.Services.ToLookup(KeyOf);
    });

    public static IReadOnlyList<ServiceDescriptor> Of(IServiceCollection services) =>
        [.. services.GroupBy(KeyOf).SelectMany(alike => alike.Skip(Empty.Value[alike.Key].Count()))];

    // Two registrations are alike when they give the same service by the same means.
    private static object KeyOf(ServiceDescriptor service) =>
        (
            service.ServiceType,
            service.ServiceKey,
            service.IsKeyedService
                ? service.KeyedImplementationType
                : service.ImplementationType
                    ?? service.ImplementationInstance?.GetType()
                    ?? (object?)service.ImplementationFactory?.Method
        );
}
