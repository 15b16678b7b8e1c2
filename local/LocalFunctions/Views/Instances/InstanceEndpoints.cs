using System.Text.Json;
using System.Text.Json.Serialization;
using LocalFunctions.Http;

namespace LocalFunctions.Views.Instances;

/// <summary>The orchestrations: a list by state, and each one's whole story.</summary>
internal static class InstanceEndpoints
{
    private static readonly JsonSerializerOptions Named = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(
            "/local/instances",
            (HttpRequest request, string? id, string? state, string? name, long? after) =>
                List(request, host, new InstanceSearch(id?.Trim(), state, name), after ?? 0)
        );
        endpoints.MapGet(
            "/local/instances/{id}",
            (HttpRequest request, string id, bool? all, string? said) => One(request, host, id, all ?? false, said)
        );
        InstanceActs.Map(endpoints, host);
    }

    private static IResult List(HttpRequest request, ViewedHost host, InstanceSearch search, long after)
    {
        var filter = search.Filter with { After = after };
        var items = host.Engine.Instances(filter);
        return View.IsWantedBy(request)
            ? View.Of<InstancesPage>(
                host,
                (nameof(InstancesPage.Items), items),
                (nameof(InstancesPage.Search), search),
                (nameof(InstancesPage.Next), items.Count == filter.PageSize ? items[^1].Place : null)
            )
            : Results.Json(new { items }, Named);
    }

    private static IResult One(HttpRequest request, ViewedHost host, string id, bool all, string? said)
    {
        if (host.Engine.Story(id) is not { } story)
            return Problems.Of(404, "instance.unknown", "没有这个流程。");
        return View.IsWantedBy(request)
            ? View.Of<InstancePage>(
                host,
                (nameof(InstancePage.Story), story),
                (nameof(InstancePage.All), all),
                (nameof(InstancePage.Said), said)
            )
            : Results.Json(story, Named);
    }
}
