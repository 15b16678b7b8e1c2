using Delivery.Functions.Workflow;
using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Delivery.Functions.Tests.Workflow;

public sealed class WaitsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("waits-").FullName;

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public async Task A_decision_that_comes_while_a_reminder_is_sent_is_there_for_the_next_wait(int cachedInstances)
    {
        DurableEngine? engine = null;
        await using var opened = DurableEngine.Open(
            Path.Combine(folder, "durable.db"),
            [new Orchestrator("Decide", DecideAsync)],
            [
                new Activity(
                    "Remind",
                    InputType: null,
                    async (_, instance, closing) =>
                    {
                        await engine!.Client.RaiseEventAsync(instance, "decided", 1, closing);
                        await engine.Client.RaiseEventAsync(instance, "decided", 2, closing);
                        return null;
                    }
                ),
            ],
            TimeProvider.System,
            NullLoggerFactory.Instance,
            new DurableOptions { CachedInstances = cachedInstances }
        );
        (engine = opened).Start();

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Decide");
        var done = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("1 2 silence", done.ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(0)]
    public async Task An_answer_that_nobody_took_before_a_new_beginning_is_heard_after_it(int cachedInstances)
    {
        DurableEngine? engine = null;
        await using var opened = DurableEngine.Open(
            Path.Combine(folder, "durable.db"),
            [new Orchestrator("Begin", BeginAsync)],
            [
                new Activity(
                    "Remind",
                    InputType: null,
                    async (_, instance, closing) =>
                    {
                        await engine!.Client.RaiseEventAsync(instance, "stopped", "by staff", closing);
                        return null;
                    }
                ),
            ],
            TimeProvider.System,
            NullLoggerFactory.Instance,
            new DurableOptions { CachedInstances = cachedInstances }
        );
        (engine = opened).Start();

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Begin", 1);
        var done = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        Assert.Equal("by staff", done.ReadOutputAs<string>());
    }

    private static async Task<object?> BeginAsync(TaskOrchestrationContext context)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime);
        if (context.GetInput<int>() == 2)
            return (await context.AnswerUntil<string>("stopped", now.AddSeconds(20))).Value;
        Assert.False((await context.AnswerUntil<string>("stopped", now)).Came);
        await context.CallActivityAsync("Remind");
        context.BeginAnew(2);
        return null;
    }

    private static async Task<object?> DecideAsync(TaskOrchestrationContext context)
    {
        var now = new DateTimeOffset(context.CurrentUtcDateTime);
        Assert.False((await context.AnswerUntil<int>("decided", now)).Came);
        await context.CallActivityAsync("Remind");
        var first = await context.AnswerUntil<int>("decided", now.AddDays(1));
        var second = await context.AnswerUntil<int>("decided", now.AddDays(1));
        var third = await context.AnswerUntil<int>("decided", now);
        return $"{first.Value} {second.Value} {(third.Came ? "more" : "silence")}";
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
