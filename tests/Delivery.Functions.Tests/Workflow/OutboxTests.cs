using Delivery.Functions.Programme;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
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
    private sealed class Away() : DurableTaskClient("away")
    {
        public override Task<string> ScheduleNewOrchestrationInstanceAsync(
            TaskName orchestratorName,
            object? input = null,
            StartOrchestrationOptions? options = null,
            CancellationToken cancellation = default
        ) => throw new IOException("The orchestrations are away.");

        public override Task RaiseEventAsync(
            string instanceId,
            string eventName,
            object? eventPayload = null,
            CancellationToken cancellation = default
        ) => throw new IOException("The orchestrations are away.");

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
        ) => throw new IOException("The orchestrations are away.");

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
        var (outbox, tables) = Of(app);

        Assert.True(
            await outbox.TryCommitAsync(
                new Away(),
                tables.Courses,
                "a",
                [TableRows.Insert(Row.Of("a", "row", 1))],
                Begin
            )
        );
        Assert.Null(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.NotNull(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
        Assert.Equal(0, await outbox.RelayLeftBehindAsync(app.Engine.Client));
    }

    [Fact]
    public async Task What_was_not_saved_is_not_told()
    {
        await using var app = await RunningApp.StartAsync("2026-09-01T08:00");
        var (outbox, tables) = Of(app);
        await tables.Courses.InsertIfAbsentAsync(Row.Of("a", "row", 1));

        Assert.False(
            await outbox.TryCommitAsync(
                app.Engine.Client,
                tables.Courses,
                "a",
                [TableRows.Insert(Row.Of("a", "row", 2))],
                Begin
            )
        );
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Null(await app.Engine.Client.GetInstanceAsync("programme-2026-W38"));
    }

    private static (Outbox, DeliveryTables) Of(RunningApp app) =>
        (app.Services.GetRequiredService<Outbox>(), app.Services.GetRequiredService<DeliveryTables>());
}
