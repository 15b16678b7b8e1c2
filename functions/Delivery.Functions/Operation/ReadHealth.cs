using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Operation;

/// <summary>Reads the gauges that alarms look at, and says in the log what is wrong.</summary>
public sealed partial class ReadHealth(HealthReadings readings, Telemetry telemetry, ILogger<ReadHealth> log)
{
    [Function(nameof(ReadHealth))]
    public async Task Run([TimerTrigger("%HealthSchedule%")] TimerInfo timer)
    {
        var programme = await readings.ProgrammeLateAsync();
        telemetry.ProgrammeLate.Record(programme);
        if (programme > 0)
            ProgrammeIsLate(programme);
        var pay = await readings.PayLateAsync();
        telemetry.PayLate.Record(pay);
        if (pay > 0)
            PayIsLate(pay);
        telemetry.MailOutboxAge.Record(await readings.MailOutboxAgeAsync());
        var backup = await readings.BackupAgeAsync();
        telemetry.BackupAge.Record(backup);
        if (backup > BackupTimer.HoursUntilMissed)
            BackupIsMissing(backup);
        var broken = await readings.AuditBreaksAsync();
        telemetry.AuditBreaks.Record(broken);
        if (broken > 0)
            AuditIsBroken(broken);
        var drifts = await readings.QuotaDriftAsync();
        telemetry.QuotaDrift.Record(drifts.Values.Sum());
        foreach (var (street, lessons) in drifts)
            QuotaDrifts(street, lessons);
    }

    [LoggerMessage(1501, LogLevel.Error, "The week's programme is {Minutes:0} minutes late")]
    private partial void ProgrammeIsLate(double minutes);

    [LoggerMessage(1502, LogLevel.Error, "A month's pay is {Days:0.0} days late")]
    private partial void PayIsLate(double days);

    [LoggerMessage(1504, LogLevel.Error, "The last backup is {Hours:0} hours old")]
    private partial void BackupIsMissing(double hours);

    [LoggerMessage(2601, LogLevel.Error, "The audit log is not as it was sealed, in {Places} places")]
    private partial void AuditIsBroken(int places);

    [LoggerMessage(1503, LogLevel.Error, "Ledger and orders of street {Street} disagree on {Lessons} lessons")]
    private partial void QuotaDrifts(string street, int lessons);
}
