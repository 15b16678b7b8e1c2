using Delivery.Domain;
using Delivery.Domain.Teaching;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Delivery.Pages.Operation;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Operation;

/// <summary>
/// Ends a wait that nothing else would end: for a channel that keeps failing, and for a course whose last lessons no pay
/// run has told of. Everything else waits for a person or for money, and is put right where that person works.
/// </summary>
public sealed class SkipInstance(Courses courses, AuditLog audit)
{
    public static InstanceAct Offer(OrchestrationMetadata instance)
    {
        var kind = InstanceKind.Of(instance.InstanceId);
        if (instance.IsCompleted)
            return new InstanceAct(false, "流程已经停下，没有要跳过的等待。");
        if (kind == InstanceKind.Channel)
            return new InstanceAct(true, "不再向这个渠道发布这一版，请编辑手工补发。其他渠道不受影响。");
        if (kind == InstanceKind.Course && Waits(instance, Events.LessonsSettled))
            return new InstanceAct(true, "不再等结算，课程直接办结；没有结算的课时不会因此发钱。");
        return new InstanceAct(
            false,
            kind == InstanceKind.Settlement || kind == InstanceKind.Dispute || kind == InstanceKind.Return
                ? "钱的事不能跳过，请到结算页办理。"
                : "它等的是人的答复或上课的时间，请到订单页办理；到了期限会自己继续。"
        );
    }

    public async Task<Outcome<string>> RunAsync(string id, string reason, Caller by, DurableTaskClient durable)
    {
        if (reason.Length == 0)
            return Outcome.Refused<string>("instance.reason", "请写明理由，别人会在操作记录里看到", "reason");
        if (await durable.GetInstanceAsync(id, getInputsAndOutputs: true) is not { } instance)
            return Outcome.Refused<string>("instance.unknown", "没有找到这个流程，请核对编号");
        if (Offer(instance) is { Offered: false, Says: var why })
            return Outcome.Refused<string>("instance.state", why);
        await audit.WriteAsync(by, "instance.skip", id, reason);
        if (InstanceKind.Of(id) == InstanceKind.Channel)
            await durable.TellAsync(id, Events.Skip, $"{by.Name}跳过：{reason}");
        else
            await durable.TellAsync(id, Events.LessonsSettled, await LessonsOfAsync(id));
        return Outcome.Of(id);
    }

    private static bool Waits(OrchestrationMetadata instance, string waitsFor) =>
        InstanceWords.WaitsOf(instance).Any(wait => wait.For == waitsFor);

    private async Task<string[]> LessonsOfAsync(string id) =>
        [
            .. (await courses.LessonsAsync(BusinessKey.OrderIn(id)!))
                .Where(lesson => lesson.Value.Status != LessonStatus.Cancelled)
                .Select(lesson => lesson.Value.LessonId),
        ];
}
