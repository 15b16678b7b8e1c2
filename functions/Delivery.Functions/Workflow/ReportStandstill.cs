using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Workflow;

public sealed record Standstill(string Orchestrator, string InstanceId, string Trouble);

/// <summary>Raises the alarm that something waits for staff to mend it: counted and logged like a failed orchestration.</summary>
public sealed partial class ReportStandstill(Telemetry telemetry, ILogger<ReportStandstill> log)
{
    [Function(nameof(ReportStandstill))]
    public void Run([ActivityTrigger] Standstill standstill)
    {
        telemetry.OrchestrationsFailed.Add(1, Telemetry.Tag("orchestrator", standstill.Orchestrator));
        StandsStill(standstill.Orchestrator, standstill.InstanceId, standstill.Trouble);
    }

    [LoggerMessage(1304, LogLevel.Error, "{Orchestrator} {InstanceId} stands still: {Trouble}")]
    private partial void StandsStill(string orchestrator, string instanceId, string trouble);
}
