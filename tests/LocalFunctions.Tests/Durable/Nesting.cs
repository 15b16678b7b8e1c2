using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Nesting(DurableOptions options) : DurableTests(options)
{
    [Fact]
    public async Task A_child_knows_its_parent_and_its_given_id_and_answers()
    {
        Engine.Orchestrator(
            "Child",
            c => Task.FromResult<object?>($"{c.Parent!.Name} {c.Parent.InstanceId} {c.InstanceId} {c.GetInput<int>()}")
        );
        Engine.Orchestrator(
            "Parent",
            async c =>
                (object?)
                    await c.CallSubOrchestratorAsync<string>(
                        "Child",
                        5,
                        new SubOrchestrationOptions(instanceId: "child-5")
                    )
        );

        var done = await Engine.RunAsync("Parent", id: "mother");

        Assert.Equal("Parent mother child-5 5", done.ReadOutputAs<string>());
        Assert.Equal("child-5", Assert.Single(Engine.Engine.Story("mother")!.Children).Id);
    }

    [Fact]
    public async Task A_hundred_children_without_ids_get_distinct_ones_and_all_answer()
    {
        Engine.Orchestrator("Child", c => Task.FromResult<object?>(c.InstanceId));
        Engine.Orchestrator(
            "Parent",
            async c =>
                (object?)
                    (
                        await Task.WhenAll(
                            Enumerable.Range(0, 100).Select(_ => c.CallSubOrchestratorAsync<string>("Child"))
                        )
                    )
                        .Distinct()
                        .Count()
        );

        Assert.Equal(100, (await Engine.RunAsync("Parent")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task A_failure_three_layers_down_is_seen_through_every_layer()
    {
        Engine.Activity<int, int>(
            "Bottom",
            _ => throw new InvalidOperationException("at the bottom", new ArgumentException("beneath it"))
        );
        Engine.Orchestrator("Child", c => c.CallActivityAsync("Bottom", 1));
        Engine.Orchestrator("Middle", c => c.CallSubOrchestratorAsync("Child"));
        Engine.Orchestrator(
            "Top",
            async context =>
            {
                try
                {
                    await context.CallSubOrchestratorAsync("Middle");
                    return (object?)null;
                }
                catch (TaskFailedException failed)
                {
                    var layers = new List<string> { failed.TaskName };
                    for (var layer = failed.FailureDetails; layer is not null; layer = layer.InnerFailure)
                        layers.Add(
                            layer.ErrorType + (layer.IsCausedBy<TaskFailedException>() ? "" : ": " + layer.ErrorMessage)
                        );
                    return layers;
                }
            }
        );

        Assert.Equal(
            [
                "Middle",
                "Microsoft.DurableTask.TaskFailedException",
                "Microsoft.DurableTask.TaskFailedException",
                "System.InvalidOperationException: at the bottom",
                "System.ArgumentException: beneath it",
            ],
            (await Engine.RunAsync("Top")).ReadOutputAs<string[]>()!
        );
    }

    [Fact]
    public async Task An_orchestrator_that_does_not_exist_fails_by_name_alone_and_as_a_child()
    {
        Engine.Orchestrator("Parent", c => c.CallSubOrchestratorAsync("Missing"));

        var alone = await Engine.RunAsync("Missing");
        var parent = await Engine.RunAsync("Parent");

        Assert.Contains("no orchestrator named 'Missing'", alone.FailureDetails!.ErrorMessage);
        Assert.Contains("no orchestrator named 'Missing'", parent.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task A_child_whose_id_is_taken_by_a_running_instance_fails_the_call()
    {
        Engine.Orchestrator("Waits", c => c.WaitForExternalEvent<string>("never"));
        Engine.Orchestrator(
            "Parent",
            c => c.CallSubOrchestratorAsync("Waits", null, new SubOrchestrationOptions(instanceId: "taken"))
        );
        await Engine.StartAsync("Waits", id: "taken");

        var failed = await Engine.RunAsync("Parent");

        Assert.Contains("id 'taken' and status Running already exists", failed.FailureDetails!.ErrorMessage);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("taken")).RuntimeStatus);
    }

    [Fact]
    public async Task Terminating_a_parent_ends_its_children_only_if_so_asked()
    {
        Engine.Orchestrator("Waits", c => c.WaitForExternalEvent<string>("never"));
        Engine.Orchestrator("Middle", c => c.CallSubOrchestratorAsync("Waits", null, Kid(c)));
        Engine.Orchestrator("Top", c => c.CallSubOrchestratorAsync("Middle", null, Kid(c)));
        await Engine.StartAsync("Top", id: "a");
        await Engine.StartAsync("Top", id: "b");

        await Engine.Client.TerminateInstanceAsync("a", new TerminateInstanceOptions("stop", Recursive: true));
        await Engine.Client.TerminateInstanceAsync("b", new TerminateInstanceOptions("stop"));
        await Engine.IdleAsync();

        foreach (var id in new[] { "a", "a.", "a..", "b" })
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal("stop", (await Engine.GetAsync("a")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("b..")).RuntimeStatus);
    }

    [Fact]
    public async Task A_terminated_child_fails_its_parents_call()
    {
        Engine.Orchestrator("Waits", c => c.WaitForExternalEvent<string>("never"));
        Engine.Orchestrator("Top", c => c.CallSubOrchestratorAsync("Waits", null, Kid(c)));
        await Engine.StartAsync("Top", id: "a");

        await Engine.Client.TerminateInstanceAsync("a.");
        await Engine.IdleAsync();

        Assert.Contains("'a.' was terminated", (await Engine.GetAsync("a")).FailureDetails!.ErrorMessage);
    }

    private static SubOrchestrationOptions Kid(TaskOrchestrationContext context) =>
        new(instanceId: context.InstanceId + ".");
}

public sealed class NestingLive() : Nesting(Live);

public sealed class NestingReplayed() : Nesting(Replayed);
