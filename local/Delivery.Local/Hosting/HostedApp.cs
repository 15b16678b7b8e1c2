using Delivery.Functions;
using Delivery.Functions.Workflow;
using Delivery.Local.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Local.Hosting;

/// <summary>The functions app to run: its types, and what its own Program would call.</summary>
/// <param name="Folder">Where host.json and the sample settings lie.</param>
public sealed record HostedApp(
    IReadOnlyList<Type> Types,
    Action<IServiceCollection, IConfiguration> Add,
    Action<IFunctionsWorkerApplicationBuilder> Use,
    string Folder
)
{
    public static HostedApp Delivery { get; } =
        new(
            typeof(DeliveryApp).Assembly.GetTypes(),
            (services, configuration) =>
                services
                    .AddSingleton<ReadTrigger>((function, _) => new(LocalFunctionContext.TriggerOf(function)))
                    .AddDelivery(configuration),
            app => app.UseDelivery(),
            AppContext.BaseDirectory
        );
}
