using LocalFunctions.Clock;
using LocalFunctions.Http;

namespace LocalFunctions.Views.Time;

internal static class TimerEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(
            "/local/timers",
            (HttpRequest request) => View.IsWantedBy(request) ? View.Of<TimersPage>(host) : Results.Json(List(host))
        );
        endpoints.MapPost(
            "/local/timers/{name}/run",
            (HttpRequest request, string name) => RunAsync(request, host, name)
        );
    }

    private static object List(ViewedHost host) =>
        new
        {
            items = host.Timers.All.Select(timer => new
            {
                timer.Name,
                schedule = timer.Expression,
                last = timer.Last?.ToOffset(LocalClock.ShanghaiOffset),
                next = timer.Next.ToOffset(LocalClock.ShanghaiOffset),
                timer.Failure,
            }),
        };

    private static async Task<IResult> RunAsync(HttpRequest request, ViewedHost host, string name)
    {
        if (host.Timers.Find(name) is not { } timer)
            return Problems.Of(404, "timer.unknown", "没有这个定时函数。");
        await timer.RunNowAsync();
        return View.IsWantedBy(request) ? Results.Redirect("/local/timers") : Results.Json(List(host));
    }
}
