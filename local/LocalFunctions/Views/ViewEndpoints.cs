using System.Reflection;
using LocalFunctions.Views.Data;
using LocalFunctions.Views.Instances;
using LocalFunctions.Views.Time;

namespace LocalFunctions.Views;

/// <summary>The pages and calls under /local.</summary>
internal static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet("/local", () => View.Of<OverviewPage>(host));
        endpoints.MapGet("/local/look.css", () => Results.Stream(Look(), "text/css; charset=utf-8"));
        ClockEndpoints.Map(endpoints, host);
        TimerEndpoints.Map(endpoints, host);
        InstanceEndpoints.Map(endpoints, host);
        SetAsideEndpoints.Map(endpoints, host);
        TableEndpoints.Map(endpoints, host);
        BlobEndpoints.Map(endpoints, host);
    }

    private static Stream Look() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("LocalFunctions.Views.look.css")
        ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
}
