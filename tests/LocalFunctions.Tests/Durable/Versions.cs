using LocalFunctions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Durable;

public abstract class Versions(DurableOptions options) : DurableTests(options)
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("1.0.0", "1.0", 1)]
    [InlineData("beta", "ALPHA", 1)]
    [InlineData("Beta", "bETA", 0)]
    public async Task Versions_are_compared_as_numbers_or_else_as_text_and_none_is_the_oldest(
        string own,
        string other,
        int order
    )
    {
        Engine.Orchestrator("Compare", c => Task.FromResult<object?>($"{c.Version} {c.CompareVersionTo(other)}"));
        Host("zulu");
        await StartAsync("Compare", own, "one");

        Assert.Equal($"{own} {order}", (await Engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_keeps_the_version_it_was_started_with_while_the_host_goes_on()
    {
        Host("1.0");
        Branching();
        await Engine.StartAsync("Branch", id: "old");
        await CloseAndHostAsync("2.0");
        await Engine.StartAsync("Branch", id: "new");
        await StartAsync("Branch", "1.5", "asked");

        foreach (var id in new[] { "old", "new", "asked" })
            await Engine.RaiseAsync(id, "word");

        Assert.Equal("old way in 1.0", (await Engine.GetAsync("old")).ReadOutputAs<string>());
        Assert.Equal("new way in 2.0", (await Engine.GetAsync("new")).ReadOutputAs<string>());
        Assert.Equal("old way in 1.5", (await Engine.GetAsync("asked")).ReadOutputAs<string>());
        Assert.Equal("1.0", Engine.Engine.Story("old")!.Instance.Version);
    }

    [Fact]
    public async Task A_child_takes_the_hosts_version_or_the_one_given_and_not_its_parents()
    {
        Host("3.0");
        Engine.Orchestrator("Child", c => Task.FromResult<object?>(c.Version));
        Engine.Orchestrator(
            "Parent",
            async c =>
                (object?)
                    $"{c.Version}: {await c.CallSubOrchestratorAsync<string>("Child")} {await c.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { Version = "1.1" })} {await c.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { Version = "" })}."
        );

        await StartAsync("Parent", "2.0", "one");

        Assert.Equal("2.0: 3.0 1.1 .", (await Engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Going_on_as_new_keeps_the_version_or_takes_the_one_given()
    {
        Host("2.0");
        Engine.Orchestrator(
            "Count",
            context =>
            {
                var seen = context.GetInput<List<string>>()!;
                seen.Add(context.Version);
                if (seen.Count == 1)
                    context.ContinueAsNew(seen);
                else if (seen.Count == 2)
                    context.ContinueAsNew(new ContinueAsNewOptions { NewInput = seen, NewVersion = "2.0" });
                return Task.FromResult<object?>(seen);
            }
        );

        await StartAsync("Count", "1.0", "one", new List<string>());

        Assert.Equal(["1.0", "1.0", "2.0"], (await Engine.GetAsync("one")).ReadOutputAs<string[]>()!);
    }

    [Theory]
    [InlineData(VersionMatchStrategy.CurrentOrOlder)]
    [InlineData(VersionMatchStrategy.Strict)]
    public async Task What_is_of_a_newer_version_waits_untouched_for_a_host_that_runs_it(VersionMatchStrategy match)
    {
        Host("2.0", match);
        Branching();
        await Engine.StartAsync("Branch", id: "new");
        await CloseAndHostAsync("1.0", match);

        await Engine.RaiseAsync("new", "word");
        await StartAsync("Branch", "2.0", "newer");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("new")).RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await Engine.GetAsync("newer")).RuntimeStatus);
        Assert.Equal(0, Engine.Engine.InMemory);

        await CloseAndHostAsync("2.0", match);
        await Engine.RaiseAsync("newer", "word");
        Assert.Equal("new way in 2.0", (await Engine.GetAsync("new")).ReadOutputAs<string>());
        Assert.Equal("new way in 2.0", (await Engine.GetAsync("newer")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task What_is_of_another_version_fails_where_that_is_asked_and_strictness_takes_no_older_one()
    {
        Host("2.0", VersionMatchStrategy.Strict, VersionFailureStrategy.Fail);
        Branching();

        await StartAsync("Branch", "1.0", "old");
        await Engine.StartAsync("Branch", id: "same");

        var failed = await Engine.GetAsync("old");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.Equal("VersionMismatch", failed.FailureDetails!.ErrorType);
        Assert.Contains("'1.0' does not match the host's version '2.0'", failed.FailureDetails.ErrorMessage);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Engine.GetAsync("same")).RuntimeStatus);
    }

    [Fact]
    public async Task Without_matching_every_version_runs()
    {
        Host("1.0", VersionMatchStrategy.None);
        Engine.Orchestrator("Say", c => Task.FromResult<object?>(c.Version));

        await StartAsync("Say", "7.0", "one");

        Assert.Equal("7.0", (await Engine.GetAsync("one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_file_from_before_there_were_versions_is_brought_up_to_date_and_goes_on()
    {
        Host("1.0");
        Branching();
        await StartAsync("Branch", "", "old");
        await Engine.CloseAsync();
        Engine.Execute("ALTER TABLE instances DROP COLUMN version; DROP TABLE set_aside; PRAGMA user_version = 1");

        await Engine.RaiseAsync("old", "word");

        Assert.Equal("old way in ", (await Engine.GetAsync("old")).ReadOutputAs<string>());
    }

    private void Branching() =>
        Engine.Orchestrator(
            "Branch",
            async context =>
            {
                var way = context.CompareVersionTo("2.0") < 0 ? "old way" : "new way";
                await context.WaitForExternalEvent<string>("word");
                return (object?)$"{way} in {context.Version}";
            }
        );

    private void Host(
        string version,
        VersionMatchStrategy match = VersionMatchStrategy.CurrentOrOlder,
        VersionFailureStrategy failure = VersionFailureStrategy.Reject
    ) =>
        Engine.Options = new DurableOptions
        {
            CachedInstances = Engine.Options.CachedInstances,
            Versioning = new Versioning(version, match, failure),
        };

    private async Task CloseAndHostAsync(
        string version,
        VersionMatchStrategy match = VersionMatchStrategy.CurrentOrOlder
    )
    {
        await Engine.CloseAsync();
        Host(version, match);
    }

    private async Task StartAsync(string name, string version, string id, object? input = null)
    {
        await Engine.Client.ScheduleNewOrchestrationInstanceAsync(
            name,
            input,
            new StartOrchestrationOptions(id) { Version = version }
        );
        await Engine.IdleAsync();
    }
}

public sealed class VersionsLive() : Versions(Live);

public sealed class VersionsReplayed() : Versions(Replayed);
