using System.Text.Json;
using Grpc.Core;
using LocalFunctions.Http;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Views.Instances;

/// <summary>What a developer does to an instance by hand. On Azure nothing of this exists.</summary>
internal static class InstanceActs
{
    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        var client = host.Engine.Client;
        void Act(string name, string said, Func<string, Task> act) =>
            endpoints.MapPost(
                $"/local/instances/{{id}}/{name}",
                (HttpRequest request, string id) => DoAsync(request, host, id, said, () => act(id))
            );
        Act("suspend", "已暂停。", id => client.SuspendInstanceAsync(id));
        Act("resume", "已恢复。", id => client.ResumeInstanceAsync(id));
        Act(
            "terminate",
            "已终止。",
            id => client.TerminateInstanceAsync(id, new TerminateInstanceOptions(Recursive: true))
        );
        Act("restart", "已重新开始。", id => client.RestartAsync(id));
        Act("purge", "已删去。", id => client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true)));
        endpoints.MapPost(
            "/local/instances/{id}/events",
            (HttpRequest request, string id) => RaiseAsync(request, host, id)
        );
    }

    private static async Task<IResult> RaiseAsync(HttpRequest request, ViewedHost host, string id)
    {
        var form = request.HasFormContentType
            ? await request.ReadFormAsync(request.HttpContext.RequestAborted)
            : FormCollection.Empty;
        if (form["name"].ToString().Trim() is not { Length: > 0 } name)
            return Problems.Of(400, "event.name", "请在 name 中填事件的名称。");
        if (!TryRead(form["payload"].ToString(), out var payload))
            return Problems.Of(400, "event.payload", "payload 不是 JSON：文字要加引号，例如 \"张老师\"。");
        return await DoAsync(
            request,
            host,
            id,
            $"已发出事件 {name}。",
            () => host.Engine.Client.RaiseEventAsync(id, name, payload)
        );
    }

    private static async Task<IResult> DoAsync(
        HttpRequest request,
        ViewedHost host,
        string id,
        string said,
        Func<Task> act
    )
    {
        if (host.Engine.Story(id) is null)
            return Problems.Of(404, "instance.unknown", "没有这个流程。");
        try
        {
            await act();
        }
        catch (InvalidOperationException refused)
        {
            return Problems.Of(409, "instance.state", refused.Message);
        }
        catch (RpcException refused)
        {
            return Problems.Of(409, "instance.state", refused.Status.Detail);
        }
        await host.Mover.IdleAsync(request.HttpContext.RequestAborted);
        if (!View.IsWantedBy(request))
            return Results.Json(new { said });
        return host.Engine.Story(id) is null
            ? Results.Redirect("/local/instances")
            : Results.Redirect($"/local/instances/{Uri.EscapeDataString(id)}?said={Uri.EscapeDataString(said)}");
    }

    private static bool TryRead(string json, out JsonElement payload)
    {
        payload = default;
        try
        {
            payload = JsonSerializer.Deserialize<JsonElement>(json.Length == 0 ? "null" : json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
