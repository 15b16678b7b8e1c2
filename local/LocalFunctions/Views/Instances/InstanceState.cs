using Microsoft.DurableTask.Client;

namespace LocalFunctions.Views.Instances;

/// <summary>An orchestration's state, in words and colour.</summary>
internal static class InstanceState
{
    public static IReadOnlyList<OrchestrationRuntimeStatus> Shown { get; } =
    [
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    public static string Word(OrchestrationRuntimeStatus status) =>
        status switch
        {
            OrchestrationRuntimeStatus.Running => "进行中",
            OrchestrationRuntimeStatus.Completed => "完成",
            OrchestrationRuntimeStatus.Failed => "失败",
            OrchestrationRuntimeStatus.Terminated => "终止",
            OrchestrationRuntimeStatus.Pending => "等待开始",
            OrchestrationRuntimeStatus.Suspended => "暂停",
            _ => status.ToString(),
        };

    public static string Colour(OrchestrationRuntimeStatus status) =>
        status switch
        {
            OrchestrationRuntimeStatus.Completed => "ok",
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => "bad",
            OrchestrationRuntimeStatus.Suspended => "warn",
            _ => "",
        };
}
