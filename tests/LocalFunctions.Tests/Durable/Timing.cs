using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Timing(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task An_answer_in_time_cancels_the_deadline_and_leaves_no_timer()
    {
        Deadline();
        var id = await Engine.StartAsync("Deadline");
        Assert.Equal(Engine.Clock.Now.AddDays(3), Engine.Engine.NextTimer);

        await Engine.RaiseAsync(id, "answer", "yes");

        Assert.Equal("yes", (await Engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Null(Engine.Engine.NextTimer);
    }

    [Fact]
    public async Task Silence_until_the_deadline_is_an_answer_too()
    {
        Deadline();
        var id = await Engine.StartAsync("Deadline");

        await Engine.MoveAsync(TimeSpan.FromDays(3) - TimeSpan.FromTicks(1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync(id)).RuntimeStatus);
        await Engine.MoveAsync(TimeSpan.FromTicks(1));

        Assert.Equal("silence", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timers_fire_in_order_and_each_sees_its_own_moment()
    {
        Engine.Orchestrator(
            "Moments",
            async context =>
            {
                var start = context.CurrentUtcDateTime;
                var seen = new List<double>();
                async Task After(int hours)
                {
                    await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                    seen.Add((context.CurrentUtcDateTime - start).TotalHours);
                }
                await Task.WhenAll(After(5), After(1), After(3));
                return (object?)seen;
            }
        );
        var id = await Engine.StartAsync("Moments");

        await Engine.MoveAsync(TimeSpan.FromHours(6));

        Assert.Equal(new[] { 1.0, 3.0, 5.0 }, (await Engine.GetAsync(id)).ReadOutputAs<double[]>()!);
    }

    [Fact]
    public async Task A_timer_in_the_past_fires_at_once()
    {
        Engine.Orchestrator("Past", c => c.CreateTimer(c.CurrentUtcDateTime.AddDays(-1), CancellationToken.None));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await Engine.RunAsync("Past")).RuntimeStatus);
    }

    private void Deadline() =>
        Engine.Orchestrator(
            "Deadline",
            async context =>
            {
                using var done = new CancellationTokenSource();
                var deadline = context.CreateTimer(TimeSpan.FromDays(3), done.Token);
                var answer = context.WaitForExternalEvent<string>("answer", done.Token);
                var first = await Task.WhenAny(answer, deadline);
                done.Cancel();
                return (object?)(first == answer ? await answer : "silence");
            }
        );
}

public sealed class TimingLive() : Timing(Live);

public sealed class TimingReplayed() : Timing(Replayed);
