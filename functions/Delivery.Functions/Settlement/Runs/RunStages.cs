using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Runs;

public static class RunStages
{
    /// <summary>Its payslips have gone to the teachers, if they were sent back since too: no lesson comes onto one, or off it.</summary>
    public static bool WasReleased(this PayRun run) => run.Stage > SettlementStage.Payroll || run.WasSentBack;

    /// <summary>On to a later stage, step by step; a run that is there or past it stays.</summary>
    public static PayRun MovedTo(this PayRun run, SettlementStage stage)
    {
        while (run.Stage < stage)
            run = run with { Stage = SettlementStages.Move(run.Stage, run.Stage + 1).Value };
        return run;
    }
}
