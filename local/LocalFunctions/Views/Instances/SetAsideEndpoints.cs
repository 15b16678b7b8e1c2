using LocalFunctions.Durable;
using LocalFunctions.Http;

namespace LocalFunctions.Views.Instances;

/// <summary>Messages that no instance could take: shown, and put back by hand.</summary>
internal static class SetAsideEndpoints
{
    public const string Path = "/local/set-aside";

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(Path, (HttpRequest request) => List(request, host.Engine.SetAside(), host));
        endpoints.MapPost(
            Path + "/{number:long}/put-back",
            (HttpRequest request, long number) => PutBackAsync(request, host, number)
        );
    }

    private static IResult List(HttpRequest request, IReadOnlyList<SetAsideMessage> items, ViewedHost host) =>
        View.IsWantedBy(request)
            ? View.Of<SetAsidePage>(host, (nameof(SetAsidePage.Items), items))
            : Results.Json(new { items });

    private static async Task<IResult> PutBackAsync(HttpRequest request, ViewedHost host, long number)
    {
        try
        {
            if (!await host.Engine.PutBackAsync(number))
                return Problems.Of(404, "message.unknown", "没有这条搁置的消息。");
        }
        catch (PoisonMessageException unreadable)
        {
            return Problems.Of(409, "message.unreadable", $"这条消息仍然读不懂：{unreadable.Message}");
        }
        await host.Mover.IdleAsync(request.HttpContext.RequestAborted);
        return View.IsWantedBy(request) ? Results.Redirect(Path) : Results.Json(new { said = "已放回去。" });
    }
}
