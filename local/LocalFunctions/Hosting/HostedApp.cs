using LocalFunctions.Views;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Hosting;

/// <summary>The functions app to run: its types, and what its own Program would call.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="Types">Where its functions are.</param>
/// <param name="Folder">Where host.json and the sample settings lie.</param>
public sealed record HostedApp(
    string Name,
    IReadOnlyList<Type> Types,
    Action<IServiceCollection, IConfiguration> Add,
    Action<IFunctionsWorkerApplicationBuilder> Use,
    string Folder
)
{
    /// <summary>What the app is told on this machine; the environment and the caller may say otherwise.</summary>
    public Func<HostPlace, IReadOnlyDictionary<string, string?>> Settings { get; init; } =
        _ => new Dictionary<string, string?>();

    /// <summary>The setting under which the app keeps the address that it is reached at; null when it keeps none.</summary>
    public string? AddressSetting { get; init; }

    /// <summary>What stands before the app on Azure and must be stood in for, such as a sign-in.</summary>
    public Action<HttpRequest> Receive { get; init; } = _ => { };

    /// <summary>Pages of the app's own beside the host's.</summary>
    public Action<IEndpointRouteBuilder, ViewedHost> Map { get; init; } = (_, _) => { };

    public ViewedApp View { get; init; } = ViewedApp.Plain;
}

/// <param name="IsSimulated">Time moves only by hand, so that timers by the second would be nearly all there is to do.</param>
public sealed record HostPlace(string DataFolder, Uri BaseUrl, bool IsSimulated);
