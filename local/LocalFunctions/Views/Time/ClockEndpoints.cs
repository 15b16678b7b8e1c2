using System.Text.Json;
using LocalFunctions.Clock;
using LocalFunctions.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace LocalFunctions.Views.Time;

/// <summary>The clock over HTTP: read it, move it, wait until nothing is left to do.</summary>
internal static class ClockEndpoints
{
    private sealed record Move(string? Advance, string? To);

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(
            "/local/clock",
            (HttpRequest request) => View.IsWantedBy(request) ? View.Of<ClockPage>(host) : Results.Json(State(host))
        );
        endpoints.MapPost("/local/clock", (HttpRequest request) => MoveAsync(request, host));
        endpoints.MapGet("/local/idle", (HttpRequest request) => WaitAsync(host, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> WaitAsync(ViewedHost host, CancellationToken cancellation)
    {
        await host.Mover.IdleAsync(cancellation);
        return Results.Json(State(host));
    }

    private static object State(ViewedHost host) =>
        new
        {
            now = host.Clock.Now,
            kind = host.Clock.Description,
            movable = host.Mover.CanMove,
            next = host.Mover.NextMoment?.ToOffset(LocalClock.ShanghaiOffset),
        };

    private static async Task<IResult> MoveAsync(HttpRequest request, ViewedHost host)
    {
        if (!host.Mover.CanMove)
            return Problems.Of(409, "clock.real", "只有模拟时间可以拨动：请用 --clock 时间 启动本机服务。");
        if (await ReadAsync(request) is not { } move || Target(move, host) is not { } time)
            return Problems.Of(
                400,
                "clock.unreadable",
                "请给出 {\"advance\":\"P3D\"} 或 {\"to\":\"2026-09-01T08:00:00+08:00\"}。"
            );
        if (time < host.Clock.Now)
            return Problems.Of(422, "clock.backwards", $"时间不能倒流：现在是 {host.Clock.Now:O}。");
        // A caller that gives up does not leave time half way: only the host's own end stops a move.
        var moments = await host.Mover.MoveToAsync(time, host.Stopping);
        await host.Mover.IdleAsync(host.Stopping);
        return View.IsWantedBy(request)
            ? Results.Redirect("/local/clock")
            : Results.Json(new { now = host.Clock.Now, moments });
    }

    private static DateTimeOffset? Target(Move move, ViewedHost host) =>
        move switch
        {
            { Advance: { } text, To: null } when ClockText.TrySpan(text, out var span) => host.Clock.Now + span,
            { To: "next", Advance: null } => host.Mover.NextMoment ?? host.Clock.Now,
            { To: { } word, Advance: null } when Named(word, host) is { } moment => moment.Next(host.Clock.Now),
            { To: { } text, Advance: null } when ClockText.TryTime(text, out var time) => time,
            _ => null,
        };

    private static NamedMoment? Named(string word, ViewedHost host) =>
        host.App.Moments.FirstOrDefault(moment => moment.Word == word);

    /// <summary>JSON, or a form of the same fields. The text tells which: command-line tools often name neither.</summary>
    private static async Task<Move?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (text.TrimStart() is not ['{', ..])
            return FromForm(QueryHelpers.ParseQuery(text));
        try
        {
            return JsonSerializer.Deserialize<Move>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Move FromForm(Dictionary<string, StringValues> form)
    {
        return new Move(Field("advance"), Field("to"));

        string? Field(string name) => form.GetValueOrDefault(name).ToString() is { Length: > 0 } value ? value : null;
    }
}
