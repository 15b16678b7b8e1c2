using System.Reflection;
using Delivery.Local.Hosting;

namespace Delivery.Local.Views;

/// <summary>The pages under /local that only show.</summary>
internal static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, DeliveryHost host)
    {
        endpoints.MapGet("/local", () => View.Of<OverviewPage>(host));
        endpoints.MapGet("/local/look.css", () => Results.Stream(Look(), "text/css; charset=utf-8"));
        InstanceEndpoints.Map(endpoints, host);
        SetAsideEndpoints.Map(endpoints, host);
        TableEndpoints.Map(endpoints, host);
        BlobEndpoints.Map(endpoints, host);
    }

    private static Stream Look() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("Delivery.Local.Views.look.css")
        ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
}
