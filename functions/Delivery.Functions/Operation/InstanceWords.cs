using System.Text.Json;
using Delivery.Functions.Workflow;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Operation;

/// <summary>An instance in words, and whether it stands still though it should not.</summary>
public static class InstanceWords
{
    // Timers are checked every few minutes, and a busy hub is late.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    // Work without a wait is done in minutes; a day of silence means that nobody does it.
    private static readonly TimeSpan MostWork = TimeSpan.FromHours(24);

    public static InstanceLine LineOf(OrchestrationMetadata instance, DateTimeOffset now) =>
        new(
            instance.InstanceId,
            InstanceKind.Of(instance.InstanceId)?.Label ?? instance.Name,
            InstanceKind.AboutOf(instance.InstanceId),
            InstanceKind.PathOf(instance.InstanceId),
            StateOf(instance, now),
            [.. WaitsOf(instance).Select(wait => new WaitLine(LabelOf(wait.For), Utc(wait.Since), Utc(wait.Until)))],
            instance.LastUpdatedAt
        );

    /// <summary>What a step failed of that staff must put right, while the instance waits for them; else null.</summary>
    public static string? TroubleOf(OrchestrationMetadata instance) =>
        WaitsOf(instance).Select(wait => wait.Trouble).FirstOrDefault(trouble => trouble is not null);

    /// <summary>Failed, waiting to be mended, or past the moment at which it should have gone on by itself.</summary>
    public static bool IsStuck(OrchestrationMetadata instance, DateTimeOffset now) =>
        instance.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Suspended => true,
            OrchestrationRuntimeStatus.Pending => now - instance.CreatedAt > Grace,
            OrchestrationRuntimeStatus.Running => WaitsOf(instance) is { Count: > 0 } waits
                ? waits.Any(wait => wait.Trouble is not null || Utc(wait.Until) + Grace < now)
                : now - instance.LastUpdatedAt > MostWork,
            _ => false,
        };

    public static IReadOnlyList<OpenWait> WaitsOf(OrchestrationMetadata instance) =>
        instance.IsCompleted || instance.SerializedCustomStatus is not { Length: > 0 } status
            ? []
            : JsonSerializer.Deserialize<OpenWait[]>(status) ?? [];

    private static Mark StateOf(OrchestrationMetadata instance, DateTimeOffset now) =>
        instance.RuntimeStatus switch
        {
            OrchestrationRuntimeStatus.Failed => new Mark("出错停下", Tone.Bad),
            OrchestrationRuntimeStatus.Suspended => new Mark("已暂停", Tone.Bad),
            OrchestrationRuntimeStatus.Terminated => new Mark("已终止", Tone.Warn),
            OrchestrationRuntimeStatus.Completed => new Mark("已办完", Tone.Ok),
            _ when TroubleOf(instance) is not null => new Mark("出错停下", Tone.Bad),
            _ when IsStuck(instance, now) => new Mark("没有进展", Tone.Bad),
            _ => WaitsOf(instance).Count > 0 ? new Mark("等待中") : new Mark("办理中"),
        };

    private static string LabelOf(string waitsFor) =>
        waitsFor switch
        {
            Events.Order => "协会审核，或街镇补充",
            Events.Answered => "老师或街镇答复",
            Events.Planned => "一起排课",
            Events.StaffMatched => "协会指定老师",
            Events.Acknowledged => "老师签收确认单",
            Events.Evidence => "老师的照片、街镇的人数",
            Events.News => "街镇交配送新闻",
            Events.Visited => "督导员报告",
            Events.Filming => "拍摄组答复，或交影片",
            Events.Publish => "这一周的更正",
            Events.Settlement => "财务办理",
            Events.DisputeAnswered => "财务答复异议",
            Events.LessonsSettled => "课时结算",
            Events.PhoneProved => "报名的人输入验证码",
            Events.PlaceAnswered => "候补的人确认名额",
            Events.FileBelongs => "发件人说是哪节课",
            Events.ChangeDecided => "协会决定更改",
            Events.Suspension => "协会或街镇办理",
            Events.Skip => "渠道接收",
            Events.Mended => "修好后重试",
            OpenWait.Time => "到时间再继续",
            OpenWait.Lessons => "各节课上完",
            OpenWait.Search => "请到老师",
            OpenWait.Channels => "各渠道发布完",
            _ => waitsFor,
        };

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    private static DateTimeOffset? Utc(DateTime? moment) => moment is { } known ? Utc(known) : null;
}
