using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Workflow;
using Delivery.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

public sealed class Weather
{
    public bool Storms { get; set; }

    public int Starts { get; set; }
}

public static class StormyCourse
{
    [Function(nameof(StormyCourse))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.Do(nameof(StormyStart), "start");
        await context.Do(nameof(StormyStep), "step");
    }
}

/// <summary>Waits for a part, whose step is not mended but fails at once.</summary>
public static class StormySearch
{
    [Function(nameof(StormySearch))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync(
            nameof(StormyMatching),
            "step",
            new SubOrchestrationOptions(instanceId: context.GetInput<string>()!)
        );
}

public static class StormyMatching
{
    [Function(nameof(StormyMatching))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(StormyStep), "step");
}

public sealed class StormyStart(Weather weather)
{
    [Function(nameof(StormyStart))]
    public void Run([ActivityTrigger] string step) => weather.Starts += step.Length > 0 ? 1 : 0;
}

public sealed class StormyStep(Weather weather)
{
    [Function(nameof(StormyStep))]
    public string Run([ActivityTrigger] string step) =>
        weather.Storms ? throw new InvalidOperationException("A storm.") : step;
}

/// <summary>A course whose step fails as long as there is a storm, and the pages on which staff see and mend it.</summary>
internal static class StormyPages
{
    internal static Task<RunningApp> StormyAsync(Weather weather) =>
        RunningApp.StartAsync(
            app: DeliveryOnThisMachine.App with
            {
                Types =
                [
                    .. DeliveryOnThisMachine.App.Types,
                    typeof(StormyCourse),
                    typeof(StormySearch),
                    typeof(StormyMatching),
                    typeof(StormyStep),
                    typeof(StormyStart),
                ],
            },
            services: services => services.AddSingleton(weather)
        );

    internal static async Task<OrchestrationMetadata> StateOfAsync(
        RunningApp app,
        string id,
        bool withStatus = false
    ) => (await app.Services.GetRequiredService<DurableTaskClient>().GetInstanceAsync(id, withStatus))!;

    internal static async Task<IReadOnlyList<string>> ActsAsync(RunningApp app)
    {
        var acts = new List<string>();
        await foreach (var entry in app.Services.GetRequiredService<AuditLog>().OfDayAsync(new DateOnly(2026, 9, 11)))
            if (entry.Value.By != Caller.Service.Id)
                acts.Add(entry.Value.Act);
        return acts;
    }

    internal static async Task<int> PostAsync(RunningApp app, string path, string reason)
    {
        using var form = new FormUrlEncodedContent([new("reason", reason), new("formKey", "k")]);
        using var answer = await app.Http.PostAsync($"/staff/instances/{path}", form);
        return (int)answer.StatusCode;
    }

    internal static async Task<IDocument> OpenAsync(RunningApp app, string path)
    {
        using var answer = await app.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
