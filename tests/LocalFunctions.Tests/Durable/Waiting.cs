using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Waiting(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task Events_raised_before_and_after_the_wait_arrive_in_order_whatever_the_case_of_their_name()
    {
        Engine.Activity<int, int>("Pause", n => n);
        Engine.Orchestrator(
            "Three",
            async context =>
            {
                await context.WaitForExternalEvent<string>("begin");
                var heard = new List<string>();
                for (var i = 0; i < 3; i++)
                    heard.Add(await context.WaitForExternalEvent<string>("word"));
                return (object?)heard;
            }
        );
        var id = await Engine.StartAsync("Three");

        await Engine.RaiseAsync(id, "WORD", "a");
        await Engine.RaiseAsync(id, "word", "b");
        await Engine.RaiseAsync(id, "begin");
        await Engine.RaiseAsync(id, "Word", "c");

        Assert.Equal(["a", "b", "c"], (await Engine.GetAsync(id)).ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task An_event_raised_before_a_late_start_is_kept_for_it()
    {
        Engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        var id = await Engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "Hear",
            input: null,
            new StartOrchestrationOptions("late", Engine.Clock.Now.AddHours(1))
        );
        await Engine.RaiseAsync(id, "word", "early");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await Engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal(Engine.Clock.Now.AddHours(1), Engine.Engine.NextTimer);

        await Engine.MoveAsync(TimeSpan.FromHours(1));

        Assert.Equal("early", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_cancelled_wait_takes_no_event_the_next_wait_has_it()
    {
        Cancels(waitsAgainAtOnce: false);
        var id = await Engine.StartAsync("Cancels");

        await Engine.RaiseAsync(id, "word", "kept");
        await Engine.RaiseAsync(id, "go");

        Assert.Equal("kept", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_older_wait_has_the_event_when_the_newest_was_cancelled()
    {
        Engine.Orchestrator(
            "Older",
            async context =>
            {
                var older = context.WaitForExternalEvent<string>("word");
                using var cancel = new CancellationTokenSource();
                var newest = context.WaitForExternalEvent<string>("word", cancel.Token);
                cancel.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => newest);
                return (object?)await older;
            }
        );
        var id = await Engine.StartAsync("Older");

        await Engine.RaiseAsync(id, "word", "kept");

        Assert.Equal("kept", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_wait_after_a_cancelled_one_is_served_before_it()
    {
        Cancels(waitsAgainAtOnce: true);
        var id = await Engine.StartAsync("Cancels");

        await Engine.RaiseAsync(id, "word", "kept");
        await Engine.RaiseAsync(id, "go");

        Assert.Equal("kept", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_event_already_there_is_taken_even_by_a_wait_that_is_cancelled_from_the_start()
    {
        Engine.Orchestrator(
            "Hear",
            async context =>
            {
                await context.WaitForExternalEvent<string>("go");
                return (object?)await context.WaitForExternalEvent<string>("word", new CancellationToken(true));
            }
        );
        var id = await Engine.StartAsync("Hear");

        await Engine.RaiseAsync(id, "word", "there");
        await Engine.RaiseAsync(id, "go");

        Assert.Equal("there", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task One_event_is_not_awaited_as_two_types_at_a_time()
    {
        Engine.Orchestrator(
            "Two",
            context =>
            {
                var first = context.WaitForExternalEvent<string>("word");
                return Task.WhenAny(first, context.WaitForExternalEvent<int>("WORD"));
            }
        );

        var failed = await Engine.RunAsync("Two");

        Assert.Equal(typeof(ArgumentException).FullName, failed.FailureDetails!.ErrorType);
        Assert.Contains("Expected System.String but was requested System.Int32", failed.FailureDetails.ErrorMessage);
    }

    [Fact]
    public async Task Of_two_waits_for_one_event_the_newest_is_served_first()
    {
        Engine.Orchestrator(
            "Two",
            async context =>
            {
                var older = context.WaitForExternalEvent<string>("word");
                var newer = context.WaitForExternalEvent<string>("word");
                return (object?)$"{await newer} {await older}";
            }
        );
        var id = await Engine.StartAsync("Two");

        await Engine.RaiseAsync(id, "word", "first");
        await Engine.RaiseAsync(id, "word", "second");

        Assert.Equal("first second", (await Engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_fails_its_instance_and_no_other()
    {
        Engine.Orchestrator("Number", async c => (object?)await c.WaitForExternalEvent<int>("number"));
        var poisoned = await Engine.StartAsync("Number");
        var healthy = await Engine.StartAsync("Number");

        await Engine.RaiseAsync(poisoned, "number", "not a number");
        await Engine.RaiseAsync(healthy, "number", 7);

        var failed = await Engine.GetAsync(poisoned);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Contains("event 'number' cannot be read", failed.FailureDetails!.ErrorMessage);
        Assert.Equal(7, (await Engine.GetAsync(healthy)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task One_instance_sends_another_an_event_and_to_nobody_it_is_dropped()
    {
        Engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<int>("number"));
        Engine.Orchestrator(
            "Tell",
            context =>
            {
                context.SendEvent("nobody", "number", 1);
                context.SendEvent("ear", "number", 42);
                return Task.CompletedTask;
            }
        );
        await Engine.StartAsync("Hear", id: "ear");

        await Engine.StartAsync("Tell");

        Assert.Equal(42, (await Engine.GetAsync("ear")).ReadOutputAs<int>());
    }

    private void Cancels(bool waitsAgainAtOnce) =>
        Engine.Orchestrator(
            "Cancels",
            async context =>
            {
                using (var cancel = new CancellationTokenSource())
                {
                    var abandoned = context.WaitForExternalEvent<string>("word", cancel.Token);
                    cancel.Cancel();
                    await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
                }
                var again = waitsAgainAtOnce ? context.WaitForExternalEvent<string>("word") : null;
                await context.WaitForExternalEvent<string>("go");
                return (object?)await (again ?? context.WaitForExternalEvent<string>("word"));
            }
        );
}

public sealed class WaitingLive() : Waiting(Live);

public sealed class WaitingReplayed() : Waiting(Replayed);
