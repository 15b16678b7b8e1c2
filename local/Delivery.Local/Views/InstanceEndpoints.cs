using System.Text.Json;
using System.Text.Json.Serialization;
using Delivery.Local.Durable;
using Delivery.Local.Hosting;
using Delivery.Local.Http;
using Microsoft.DurableTask.Client;

namespace Delivery.Local.Views;

/// <summary>The orchestrations: a list by state, and each one's whole story.</summary>
internal static class InstanceEndpoints
{
    private static readonly JsonSerializerOptions Named = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Map(IEndpointRouteBuilder endpoints, DeliveryHost host)
    {
        endpoints.MapGet(
            "/local/instances",
            (HttpRequest request, string? id, string? state, long? after) => List(request, host, id, state, after ?? 0)
        );
        endpoints.MapGet("/local/instances/{id}", (HttpRequest request, string id) => One(request, host, id));
    }

    private static IResult List(HttpRequest request, DeliveryHost host, string? id, string? state, long after)
    {
        var filter = new InstanceFilter(
            IdContains: string.IsNullOrWhiteSpace(id) ? null : id.Trim(),
            Statuses: Enum.TryParse<OrchestrationRuntimeStatus>(state, ignoreCase: true, out var status)
                ? [status]
                : null,
            After: after
        );
        var items = host.Engine.Instances(filter);
        return View.IsWantedBy(request)
            ? View.Of<InstancesPage>(
                host,
                (nameof(InstancesPage.Items), items),
                (nameof(InstancesPage.Search), id),
                (nameof(InstancesPage.State), state),
                (nameof(InstancesPage.Next), items.Count == filter.PageSize ? items[^1].Place : null)
            )
            : Results.Json(new { items }, Named);
    }

    private static IResult One(HttpRequest request, DeliveryHost host, string id)
    {
        if (host.Engine.Story(id) is not { } story)
            return Problems.Of(404, "instance.unknown", "没有这个流程。");
        return View.IsWantedBy(request)
            ? View.Of<InstancePage>(host, (nameof(InstancePage.Story), story))
            : Results.Json(story, Named);
    }
}
