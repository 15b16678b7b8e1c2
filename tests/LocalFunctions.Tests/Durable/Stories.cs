using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public sealed class Stories : IAsyncDisposable
{
    private readonly TestEngine engine = new(new DurableOptions());

    [Fact]
    public async Task A_story_tells_each_event_with_its_time_name_payload_and_failure()
    {
        engine.Activity<Ask, int>("Fails", _ => throw new InvalidOperationException("not today"));
        engine.Orchestrator(
            "Tells",
            async context =>
            {
                await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
                context.SendEvent("nobody", "ping", 1);
                await context.CallActivityAsync("Fails", new Ask("张老师", Mood.Kind));
            }
        );
        var start = engine.Clock.Now;
        await engine.StartAsync("Tells", "in", id: "one");
        await engine.MoveAsync(TimeSpan.FromHours(2));

        var story = engine.Engine.Story("one")!;

        Assert.Equal("\"in\"", story.Input);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, story.Instance.Status);
        Assert.Equal(
            [
                "started",
                "timer created",
                "timer fired",
                "event sent",
                "activity scheduled",
                "activity failed",
                "failed",
            ],
            story.Lines.Select(line => line.Kind)
        );
        Assert.Equal(start + TimeSpan.FromHours(2), story.Lines[1].Due);
        Assert.Equal([0, 0, 2, 2, 2, 2, 2], story.Lines.Select(line => (line.At - start).TotalHours));
        Assert.Equal("{\"Teacher\":\"张老师\",\"Mood\":1}", story.Lines[4].Input);
        Assert.Equal("Fails", story.Lines[5].Name);
        Assert.Equal("not today", story.Lines[5].Failure!.ErrorMessage);
        Assert.Equal("not today", story.Failure!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Lists_are_filtered_and_go_on_after_the_last_place()
    {
        engine.Orchestrator("Hear", async c => (object?)await c.WaitForExternalEvent<string>("word"));
        engine.Orchestrator("Plain", _ => Task.CompletedTask);
        for (var i = 0; i < 6; i++)
            await engine.StartAsync(i < 3 ? "Hear" : "Plain", id: $"course-{i}");

        var first = engine.Engine.Instances(new InstanceFilter(PageSize: 4));
        var rest = engine.Engine.Instances(new InstanceFilter(After: first[^1].Place));

        Assert.Equal(["course-4", "course-5"], rest.Select(one => one.Id));
        Assert.Equal(["course-0", "course-1", "course-2"], Ids(new(Name: "Hear")));
        Assert.Equal(["course-3"], Ids(new(IdContains: "e-3")));
        Assert.Equal(["course-3", "course-4", "course-5"], Ids(new(Statuses: [OrchestrationRuntimeStatus.Completed])));
    }

    [Fact]
    public async Task Payloads_are_written_as_the_worker_writes_them_and_read_whatever_the_case()
    {
        engine.Orchestrator("Echo", c => Task.FromResult<object?>(c.GetInput<Ask>()));

        var echoed = await engine.RunAsync("Echo", new Dictionary<string, object> { ["teacher"] = "李", ["MOOD"] = 1 });

        Assert.Equal("{\"Teacher\":\"李\",\"Mood\":1}", echoed.SerializedOutput);
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private IEnumerable<string> Ids(InstanceFilter filter) => engine.Engine.Instances(filter).Select(one => one.Id);

    private enum Mood
    {
        Stern,
        Kind,
    }

    private sealed record Ask(string Teacher, Mood Mood);
}
