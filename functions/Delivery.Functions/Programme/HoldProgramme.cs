using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Programme;

/// <summary>Staff hold a week back on its Friday, with a reason; at the latest in the evening it goes.</summary>
public sealed class HoldProgramme(
    Programmes programmes,
    PublishProgramme publish,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public Task<Outcome<ProgrammeHold>> HoldAsync(Week week, string reason, Call call) =>
        commands.RunAsync<ProgrammeHold>(
            call,
            PlaceOf(week),
            durable: null,
            async () =>
            {
                if (await RefusalAsync(week, reason) is { } refusal)
                    return Outcome.Refused<ProgrammeHold>(refusal);
                var hold = new ProgrammeHold(call.By.Name, reason, clock.GetUtcNow());
                return Decided.Change(
                    hold,
                    new Act("programme.hold", $"{week}", reason),
                    [Programmes.RowOf(week, hold)]
                );
            }
        );

    /// <summary>Lets it go; past its usual hour it goes at once.</summary>
    public async Task<Outcome<string>> ReleaseAsync(Week week, Call call, DurableTaskClient durable)
    {
        var outcome = await commands.RunAsync<string>(
            call,
            PlaceOf(week),
            durable,
            async () =>
                await programmes.HoldAsync(week) is null
                    ? Outcome.Refused<string>("programme.stage", "这一周没有暂缓，请刷新页面查看最新状态")
                    : Decided.Change($"{week}", new Act("programme.release", $"{week}"), [Programmes.WithoutHold(week)])
        );
        if (!outcome.IsRefused && clock.GetUtcNow() >= settings.Programme.PublishAt(week))
            await publish.RunAsync(week, call.By, durable);
        return outcome;
    }

    private async Task<Refusal?> RefusalAsync(Week week, string reason) =>
        reason.Length == 0 ? new Refusal("programme.reason", "请写明暂缓的理由，同事会看到", "reason")
        : await programmes.NewestAsync(week) is not null
            ? new Refusal("programme.stage", "这一周已经发布，不能再暂缓；有改动请发布更正")
        : clock.GetUtcNow() >= settings.Programme.HoldEndsAt(week)
            ? new Refusal("programme.stage", "已经过了可以暂缓的时间，这一周就要发布")
        : null;

    private Place PlaceOf(Week week) => new(programmes.Table, Programmes.PartitionOf(week));
}
