using Delivery.Functions.Web.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.People.Intake;

public sealed partial class ImportTimer(IntakeRegisters registers, TakeImport take, ILogger<ImportTimer> log)
{
    /// <summary>Finishes imports that a crash left in the middle.</summary>
    [Function(nameof(FinishImports))]
    public async Task FinishImports([TimerTrigger("%RelaySchedule%")] TimerInfo timer)
    {
        var finished = 0;
        foreach (var register in registers.All)
            finished += await take.FinishLeftAsync(register);
        if (finished > 0)
            Finished(finished, timer.IsPastDue);
    }

    [LoggerMessage(1007, LogLevel.Warning, "Finished {Count} imports that were left in the middle (late: {Late})")]
    private partial void Finished(int count, bool late);
}
