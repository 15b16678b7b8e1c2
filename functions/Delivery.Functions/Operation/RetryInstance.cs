using System.Text.Json;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Delivery.Pages.Operation;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Operation;

/// <summary>
/// Lets work go on that stands still, once somebody has put right what it failed of. A course, its parts and a dispute wait
/// at the step that failed and do it again; a week, a channel and a month's run begin anew and find what they have done.
/// </summary>
public sealed class RetryInstance(Settlements settlements, Programmes programmes, Courses courses, AuditLog audit)
{
    public async Task<InstanceAct> OfferAsync(OrchestrationMetadata instance, DurableTaskClient durable) =>
        (await RefusalAsync(instance, durable)) is { } refusal
            ? new InstanceAct(false, refusal)
            : new InstanceAct(
                true,
                !Waits(instance) && BeginsAnew(instance)
                    ? "从头再办一遍，已经办好的不会重复。"
                    : "从停下的那一步接着办。"
            );

    public async Task<Outcome<string>> RunAsync(string id, string reason, Caller by, DurableTaskClient durable)
    {
        if (reason.Length == 0)
            return Outcome.Refused<string>("instance.reason", "请写明理由，例如邮件服务器已修好", "reason");
        if (await durable.GetInstanceAsync(id, getInputsAndOutputs: true) is not { } instance)
            return Outcome.Refused<string>("instance.unknown", "没有找到这个流程，请核对编号");
        if (await RefusalAsync(instance, durable) is { } refusal)
            return Outcome.Refused<string>("instance.state", refusal);
        await audit.WriteAsync(by, "instance.retry", id, reason);
        if (Waits(instance))
            await durable.TellAsync(id, Events.Mended, reason);
        else if (BeginsAnew(instance))
            await BeginAnewAsync(instance, durable);
        else
            await durable.RewindInstanceAsync((await RootOfAsync(instance, durable)).InstanceId, reason);
        return Outcome.Of(id);
    }

    private async Task<string?> RefusalAsync(OrchestrationMetadata instance, DurableTaskClient durable)
    {
        if (InstanceKind.Of(instance.InstanceId) == InstanceKind.Channel && instance.IsCompleted)
            return await ChannelFailedAsync(instance) ? null : "这个渠道已经发布，或已被后来的一版取代。";
        if (Waits(instance))
            return null;
        if (instance.RuntimeStatus != OrchestrationRuntimeStatus.Failed)
            return "只有出错停下的流程才能重试。";
        return (await RootOfAsync(instance, durable)).RuntimeStatus == OrchestrationRuntimeStatus.Failed
            ? null
            : "它所属的课程没有停下，已经不再等它。请到订单页处理。";
    }

    private async Task<bool> ChannelFailedAsync(OrchestrationMetadata instance)
    {
        var parts = InstanceKind.AboutOf(instance.InstanceId).Split('-', 4);
        var state = await programmes.ChannelAsync(Week.Parse($"{parts[0]}-{parts[1]}"), parts[3].Split('.')[0]);
        return state is { State: ChannelProgress.Failed } && $"{state.Edition}" == parts[2];
    }

    private static bool Waits(OrchestrationMetadata instance) => InstanceWords.TroubleOf(instance) is not null;

    private static bool BeginsAnew(OrchestrationMetadata instance)
    {
        var kind = InstanceKind.Of(instance.InstanceId);
        return kind == InstanceKind.Programme || kind == InstanceKind.Channel || kind == InstanceKind.Settlement;
    }

    private async Task BeginAnewAsync(OrchestrationMetadata instance, DurableTaskClient durable)
    {
        var input = JsonSerializer.Deserialize<JsonElement>(instance.SerializedInput!);
        await durable.RestartEndedAsync(instance.Name, instance.InstanceId, input);
        if (InstanceKind.Of(instance.InstanceId) == InstanceKind.Settlement)
            await settlements.ChangeRunAsync(
                Month.Parse(InstanceKind.AboutOf(instance.InstanceId)),
                run => run with { Trouble = null }
            );
    }

    // What waits for a part that failed has failed with it, and takes it along when it goes on.
    private async Task<OrchestrationMetadata> RootOfAsync(OrchestrationMetadata instance, DurableTaskClient durable) =>
        await RootIdOfAsync(instance.InstanceId) is { } root
            ? await durable.GetInstanceAsync(root) ?? instance
            : instance;

    // A matching that has failed is of the latest search: nobody drops out of a course whose search found no teacher.
    private async Task<string?> RootIdOfAsync(string id)
    {
        if (BusinessKey.OrderIn(id) is not { } order)
            return null;
        if (InstanceKind.Of(id) == InstanceKind.Lesson)
            return Instances.Course(order);
        return InstanceKind.Of(id) == InstanceKind.Matching
            ? Instances.Search(order, (await courses.FindAsync(order))?.Value.DropOuts ?? 0)
            : null;
    }
}
