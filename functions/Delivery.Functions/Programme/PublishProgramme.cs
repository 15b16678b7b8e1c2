using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme;

/// <summary>
/// Publishes a week, or what has changed in it since. Published twice without a change it stays as it is: the edition's
/// checksum decides.
/// </summary>
public sealed class PublishProgramme(Programmes programmes, Commands commands, AuditLog audit, TimeProvider clock)
{
    /// <returns>The edition that stands now; null while the first is being made.</returns>
    public Task<Outcome<ProgrammeEdition?>> RunAsync(Week week, Call call, DurableTaskClient durable) =>
        commands.RunAsync(
            call,
            new Place(programmes.Table, Programmes.PartitionOf(week)),
            durable,
            () => DecideAsync(week, call.By, durable)
        );

    private async Task<Decided<ProgrammeEdition?>> DecideAsync(Week week, Caller by, DurableTaskClient durable)
    {
        var instance = Instances.Programme(week);
        var known = await durable.GetInstanceAsync(instance);
        var begun = known is not null;
        if (RefusalOf(week, begun) is { } refusal)
            return Outcome.Refused<ProgrammeEdition?>(refusal);
        // A week that failed is published anew; its channels find what they have published before.
        if (known is { RuntimeStatus: OrchestrationRuntimeStatus.Failed })
        {
            // Before it: killed between, a line too many tells of it, never none.
            await audit.WriteAsync(by, "programme.publish", $"{week}", "失败后重新发布");
            await durable.RestartEndedAsync(nameof(WeeklyProgrammeOrchestrator), instance, new WeekOnAir(week, 0));
            return Outcome.Of(await programmes.NewestAsync(week));
        }

        return Decided.Change(
            await programmes.NewestAsync(week),
            new Act("programme.publish", $"{week}"),
            [],
            begun
                ? OutboxMessage.Raise(instance, Events.Publish, true)
                : OutboxMessage.Start(nameof(WeeklyProgrammeOrchestrator), instance, new WeekOnAir(week, 0))
        );
    }

    private Refusal? RefusalOf(Week week, bool begun)
    {
        var now = clock.GetUtcNow();
        var last = LastAt(now);
        return now >= ShanghaiTime.EndOf(week.Sunday)
            ? begun
                ? new Refusal("programme.stage", "这一周已经结束，不再发布更正")
                : new Refusal("programme.over", $"{week} 已经结束，不能再发布，请换成本周或以后的一周", "week")
            : week.Monday > last.Monday
                ? new Refusal("programme.ahead", $"{week} 还太远，现在最远只能发布到 {last}", "week")
                : null;
    }

    /// <summary>The last week that may be published at a moment.</summary>
    public static Week LastAt(DateTimeOffset now) =>
        Week.Of(Week.Of(ShanghaiTime.DateOf(now)).Monday.AddDays(7 * ProgrammeEditions.MostAhead));
}
