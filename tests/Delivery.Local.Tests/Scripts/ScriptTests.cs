using Delivery.TestKit.Scripts;
using Microsoft.DurableTask;
using Xunit;

namespace Delivery.Local.Tests.Scripts;

public sealed class ScriptTests
{
    private readonly OrchestrationScript script = new();

    [Fact]
    public void A_call_that_is_not_in_the_script_fails_and_names_the_call_and_what_was_done_before()
    {
        script.Answers("First", 1);

        var failure = Assert.Throws<ScriptException>(() =>
            script.Run(async context =>
            {
                await context.CallActivityAsync<int>("First", "a");
                await context.CallActivityAsync<int>("Second", "b");
            })
        );

        Assert.Contains("Second was called with b", failure.Message, StringComparison.Ordinal);
        Assert.Contains("2026-09-01 08:00 First  a", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_orchestrator_that_catches_everything_cannot_hide_an_unscripted_call() =>
        Assert.Throws<ScriptException>(() =>
            script.Run(async context =>
            {
                try
                {
                    await context.CallActivityAsync("Unknown");
                }
                catch (Exception)
                {
                    context.SetCustomStatus("hidden");
                }
            })
        );

    [Fact]
    public void An_answer_that_nobody_asks_for_fails() =>
        Assert.Contains(
            "never called: Never",
            Assert.Throws<ScriptException>(() => script.Answers("Never").Run(_ => Task.CompletedTask)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_wait_that_nothing_ends_fails_and_does_not_hang()
    {
        var foreign = new TaskCompletionSource();

        Assert.Throws<ScriptException>(() => script.Run(context => context.WaitForExternalEvent<int>("Nobody")));
        Assert.Throws<ScriptException>(() => new OrchestrationScript().Run(_ => foreign.Task));
    }

    [Fact]
    public void The_first_of_event_and_timer_wins_and_the_other_stays_out_of_the_way()
    {
        script.Hears("Answer", "yes", TimeSpan.FromHours(5));

        var end = script.Run(async context =>
        {
            var answer = context.WaitForExternalEvent<string>("answer");
            var first = await FirstAsync(context, answer, TimeSpan.FromHours(2));
            var second = await FirstAsync(context, answer, TimeSpan.FromHours(4));
            return (first, second);
        });

        Assert.Equal(("silence", "yes"), end.Result);
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 13, 0, 0, TimeSpan.FromHours(8)), end.Now);
    }

    [Fact]
    public void An_event_that_a_cancelled_wait_would_swallow_fails_the_test()
    {
        script.Hears("Answer", "yes", TimeSpan.FromHours(5));

        var failure = Assert.Throws<ScriptException>(() =>
            script.Run(async context =>
            {
                using var over = new CancellationTokenSource();
                var abandoned = context.WaitForExternalEvent<string>("Answer", over.Token);
                over.Cancel();
                await context.CreateTimer(TimeSpan.FromHours(6), CancellationToken.None);
                return abandoned.IsCanceled;
            })
        );

        Assert.Contains("Answer came to a wait that was cancelled", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_comes_before_its_wait_is_kept_and_a_failure_comes_as_the_engine_gives_it()
    {
        script.Hears("Early", 7, TimeSpan.FromHours(1)).Fails("Breaks", new InvalidOperationException("not today"));

        var end = script.Run(async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
            var failure = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Breaks"));
            context.ContinueAsNew(failure.FailureDetails.ErrorMessage);
            return await context.WaitForExternalEvent<int>("Early");
        });

        Assert.Equal((7, "not today"), (end.Result, end.ContinuedWith));
    }

    [Fact]
    public void Payloads_go_through_json_so_that_what_does_not_survive_it_is_found()
    {
        script.Answers("Reads", new Secretive(3));

        Assert.Equal(0, script.Run(context => context.CallActivityAsync<Secretive>("Reads")).Result.Seen);
    }

    [Fact]
    public void An_end_that_leaves_a_timer_or_a_call_open_fails_however_it_ends()
    {
        foreach (var end in Ends)
        foreach (var (open, start) in Starts)
        {
            var failure = Assert.Throws<ScriptException>(() =>
                new OrchestrationScript()
                    .Answers("Slow", after: TimeSpan.FromHours(2))
                    .Run(context =>
                    {
                        _ = start(context);
                        return end(context);
                    })
            );

            Assert.Contains($"left open: {open} until 2026-09-01 10:00", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_call_that_takes_its_time_is_over_when_its_answer_is_there()
    {
        script
            .Answers("Slow", "well", TimeSpan.FromHours(2))
            .Fails("Breaks", new InvalidOperationException("not today"), TimeSpan.FromHours(1));

        var end = script.Run(async context =>
        {
            var slow = context.CallActivityAsync<string>("Slow");
            var breaks = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Breaks"));
            return (breaks.FailureDetails.ErrorMessage, context.CurrentUtcDateTime.Hour, await slow);
        });

        Assert.Equal(("not today", 1, "well"), end.Result);
        Assert.Equal(10, end.Now.Hour);
    }

    private static readonly Func<TaskOrchestrationContext, Task>[] Ends =
    [
        _ => Task.CompletedTask,
        _ => throw new InvalidOperationException("Broken."),
        context =>
        {
            context.ContinueAsNew();
            return Task.CompletedTask;
        },
    ];

    private static readonly (string Open, Func<TaskOrchestrationContext, Task> Start)[] Starts =
    [
        ("a timer", context => context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None)),
        ("Slow", context => context.CallActivityAsync("Slow")),
        ("Slow", context => context.CallSubOrchestratorAsync("Slow")),
    ];

    private static async Task<string> FirstAsync(
        TaskOrchestrationContext context,
        Task<string> answer,
        TimeSpan patience
    )
    {
        using var over = new CancellationTokenSource();
        var first = await Task.WhenAny(answer, context.CreateTimer(patience, over.Token));
        over.Cancel();
        return first == answer ? await answer : "silence";
    }

    private sealed class Secretive(int seen)
    {
        public Secretive()
            : this(0) { }

        internal int Seen => seen;
    }
}
