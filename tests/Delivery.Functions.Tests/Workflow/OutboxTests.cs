using Delivery.Functions.Programme;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <summary>A command is saved and told, or saved and told later, or neither; never told without being saved.</summary>
public sealed class OutboxTests
{
    /// <summary>A client that is away, as after a crash between "saved" and "told".</summary>
    /// <param name="others">What hears everything but that something is to begin; null when nobody hears anything.</param>
    private sealed class Away(DurableTaskClient? others = null, Exception? failure = null) : DurableTaskClient("away")
    {
        private Exception Failure => failure ?? new IOException("The orchestrations are away.");

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName,
            object? input = null,
            StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default
        ) => throw Failure;

        public override Task RaiseEventAsync(
            string instanceId,
            string eventName,
            object? eventPayload = null,
            CancellationToken cancellation = default
        ) => others?.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation) ?? throw Failure;

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
            string instanceId,
            bool getInputsAndOutputs = false,
            CancellationToken cancellation = default
        ) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
            string instanceId,
            bool getInputsAndOutputs = false,
            CancellationToken cancellation = default
        ) => throw new NotSupportedException();

        public override Task SuspendInstanceAsync(
            string instanceId,
            string? reason = null,
            CancellationToken cancellation = default
        ) => throw new NotSupportedException();

        public override Task ResumeInstanceAsync(
            string instanceId,
            string? reason = null,
            CancellationToken cancellation = default
        ) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata?> GetInstancesAsync(
            string instanceId,
            bool getInputsAndOutputs = false,
            CancellationToken cancellation = default
        ) => others?.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw Failure;

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
            throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static readonly OutboxMessage Begin = OutboxMessage.Start(
        nameof(WeeklyProgrammeOrchestrator),
        "programme-2026-W38",
        "2026-W38"
    );

    [Fact]
    public async Task What_was_saved_but_not_told_is_told_by_the_timer()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");

        Assert.True(await CommitAsync(app, new Away(), 1));
        Assert.Null(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.NotNull(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        Assert.Equal(0, await Of<Outbox>(app).RelayLeftBehindAsync(app.Engine.Client));
    }

    [Fact]
    public async Task What_is_told_to_an_orchestration_that_has_ended_or_never_was_is_listed_and_keeps_nobody_behind_it()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        await app.Engine.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(CourseOrchestrator),
            Course,
            new StartOrchestrationOptions("ended")
        );
        await app.IdleAsync();
        await app.Engine.Client.TerminateInstanceAsync("ended");
        await app.IdleAsync();

        foreach (var (value, instance) in ((int, string)[])[(1, "ended"), (2, "never-was")])
            Assert.True(await CommitAsync(app, new Away(), value, OutboxMessage.Raise(instance, Events.Publish, true)));
        Assert.True(await CommitAsync(app, new Away(), 3));
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.NotNull(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        Assert.Equal(3, (await LinesAsync(app)).Count);
    }

    [Fact]
    public async Task One_that_cannot_be_told_does_not_keep_those_behind_it()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        Assert.True(await CommitAsync(app, new Away(), 1, OutboxMessage.Raise("", "", true)));
        Assert.True(await CommitAsync(app, new Away(), 2));

        await Assert.ThrowsAsync<AggregateException>(() =>
            At(app, "2026-09-01T08:05").RelayLeftBehindAsync(app.Engine.Client)
        );

        Assert.NotNull(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        Assert.Single(await LinesAsync(app));
    }

    [Fact]
    public async Task What_comes_after_a_start_that_failed_is_told_once_it_has_begun()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        var (id, at) = (Instances.Course(Course), At(app, "2026-09-01T08:05"));
        var start = OutboxMessage.Start(nameof(CourseOrchestrator), id, Course);
        Assert.True(await CommitAsync(app, new Away(), 1, start));
        var word = OutboxMessage.Raise(id, "TheWord", true);
        Assert.True(await CommitAsync(app, app.Engine.Client, 2, word, At(app, "2026-09-01T08:02")));
        Assert.Empty(await LinesAsync(app));

        var failed = await Assert.ThrowsAsync<AggregateException>(() =>
            at.RelayLeftBehindAsync(new Away(app.Engine.Client))
        );

        Assert.Equal(2, failed.InnerExceptions.Count);
        Assert.Equal(2, await at.RelayLeftBehindAsync(app.Engine.Client));
        await app.IdleAsync();
        Assert.Contains("TheWord", app.StoryOf(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_an_orchestration_that_failed_waits_until_it_goes_on_and_alarms_for_a_day_only()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        await app.Engine.Client.ScheduleNewOrchestrationInstanceAsync(
            nameof(WeeklyProgrammeOrchestrator),
            "no week",
            new StartOrchestrationOptions("failed")
        );
        await app.IdleAsync();
        var durable = app.Engine.Client;
        Assert.True(await CommitAsync(app, durable, 1, OutboxMessage.Raise("failed", Events.Publish, true)));
        Assert.True(await CommitAsync(app, new Away(), 2));

        await Assert.ThrowsAsync<AggregateException>(() => At(app, "2026-09-01T08:05").RelayLeftBehindAsync(durable));

        Assert.Single(await LinesAsync(app));
        Assert.Equal(0, await At(app, "2026-09-03T08:05").RelayLeftBehindAsync(durable));
        Assert.Single(await LinesAsync(app));
        Assert.Equal(0, await At(app, "2026-10-03T08:05").RelayLeftBehindAsync(durable));
        Assert.Equal(2, (await LinesAsync(app)).Count);
    }

    [Fact]
    public async Task While_the_orchestrations_cannot_be_reached_a_pass_tries_once()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        foreach (var value in (int[])[1, 2])
            Assert.True(await CommitAsync(app, new Away(), value, OutboxMessage.Raise("x", Events.Publish, value)));
        var away = new Away(failure: new RpcException(new Status(StatusCode.Unavailable, "away")));

        var failed = await Assert.ThrowsAsync<AggregateException>(() =>
            At(app, "2026-09-03T08:05").RelayLeftBehindAsync(away)
        );

        Assert.Single(failed.InnerExceptions);
        Assert.Equal(2, await At(app, "2026-09-03T08:06").RelayLeftBehindAsync(app.Engine.Client));
    }

    [Fact]
    public async Task What_follows_and_fails_too_does_not_hide_that_the_orchestrations_are_away()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        foreach (var value in (int[])[1, 2])
            Assert.True(await CommitAsync(app, new Away(), value, OutboxMessage.Raise("x", Events.Publish, value)));
        var away = new Away(failure: new RpcException(new Status(StatusCode.Unavailable, "away")));
        var follows = 0;
        var following = new Following(
            "test.act",
            _ =>
            {
                follows++;
                throw new InvalidOperationException("No list.");
            }
        );

        var failed = await Assert.ThrowsAsync<AggregateException>(() =>
            At(app, "2026-09-03T08:05").RelayLeftBehindAsync(away, following)
        );

        Assert.Equal(1, follows);
        Assert.Equal(
            ["InvalidOperationException", "RpcException"],
            failed.Flatten().InnerExceptions.Select(one => one.GetType().Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task What_was_not_saved_is_neither_told_nor_listed()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        await Of<DeliveryTables>(app).Courses.InsertIfAbsentAsync(Row.Of("a", "row", 1));

        Assert.False(await CommitAsync(app, app.Engine.Client, 2));
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Null(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        Assert.Empty(await LinesAsync(app));
    }

    [Fact]
    public async Task An_act_is_listed_once_whether_it_was_told_at_once_or_by_the_timer()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T23:59");

        Assert.True(await CommitAsync(app, new Away(), 1));
        Assert.Empty(await LinesAsync(app));
        await app.AdvanceAsync(TimeSpan.FromDays(3));

        var line = Assert.Single(await LinesAsync(app));
        Assert.Equal(("test.act", "a", "系统"), (line.Act, line.Subject, line.Name));
    }

    [Fact]
    public async Task The_list_of_a_day_can_be_made_again_from_the_acts()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        Assert.True(await CommitAsync(app, app.Engine.Client, 1));
        var before = await LinesAsync(app);
        foreach (
            var row in await Of<DeliveryTables>(app).Audit.RangeAsync<AuditEntry>("2026-09-01", "0", ":").ToListAsync()
        )
            await Of<DeliveryTables>(app).Audit.DeleteEntityAsync(row.PartitionKey, row.RowKey);

        // The calendars that come with the app are loaded by an act too.
        Assert.Equal(1 + Calendars, await Of<AuditLog>(app).ListAgainAsync(Day));

        Assert.Equal(before, await LinesAsync(app));
        Assert.Equal(0, await Of<AuditLog>(app).ListAgainAsync(Day.AddDays(1)));
    }

    private const int Calendars = 2;
    private const string Course = "310101002-2026-001";

    private static Outbox At(RunningApp app, string moment) =>
        ActivatorUtilities.CreateInstance<Outbox>(app.Services, new ClockAt(moment));

    private static DateOnly Day { get; } = new(2026, 9, 1);

    private static async Task<bool> CommitAsync(
        RunningApp app,
        DurableTaskClient durable,
        int value,
        OutboxMessage? message = null,
        Outbox? by = null
    )
    {
        var outbox = by ?? Of<Outbox>(app);
        var attempt = outbox.Begin(Caller.Service, new Place(Of<DeliveryTables>(app).Courses, "a"));
        return await outbox.TryCommitAsync(
            durable,
            attempt,
            new Act("test.act", "a"),
            [TableRows.Insert(Row.Of("a", message is null ? "row" : $"row{value}", value))],
            message ?? Begin
        )
            is not null;
    }

    // The calendar that comes with the app is loaded by an act too, on the day of the start.
    private static async Task<List<AuditEntry>> LinesAsync(RunningApp app) =>
        await Of<AuditLog>(app)
            .OfDayAsync(Day)
            .Select(line => line.Value)
            .Where(line => line.Act == "test.act")
            .ToListAsync();

    private static T Of<T>(RunningApp app)
        where T : notnull => app.Services.GetRequiredService<T>();
}
