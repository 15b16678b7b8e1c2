using Delivery.Functions.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Operation.Backup;

/// <summary>Exports all tables every night; an export that died is begun again.</summary>
public sealed partial class BackupTimer(
    ExportTables export,
    Backups backups,
    AuditLog audit,
    TimeProvider clock,
    ILogger<BackupTimer> log
)
{
    /// <summary>An export takes minutes. The night's is not there an hour later: it died.</summary>
    public const double HoursUntilMissed = 25;

    [Function(nameof(BackUpNightly))]
    public Task BackUpNightly([TimerTrigger("%BackupSchedule%")] TimerInfo timer) => ExportAsync(timer.IsPastDue);

    /// <summary>Looks at what lies there, not at when the timer last ran.</summary>
    [Function(nameof(CatchUpBackup))]
    public async Task CatchUpBackup([TimerTrigger("%CatchUpSchedule%")] TimerInfo timer)
    {
        if (await backups.AgeAsync(clock.GetUtcNow()) > HoursUntilMissed)
            await ExportAsync(late: true);
    }

    private async Task ExportAsync(bool late)
    {
        var manifest = await export.RunAsync();
        await audit.WriteAsync(
            Caller.Service,
            "backup.export",
            $"{manifest.Day:yyyy-MM-dd}",
            $"{manifest.Rows.Values.Sum()}行，{manifest.Blobs}个文件的清单"
        );
        Exported(manifest.Rows.Values.Sum(), late);
    }

    [LoggerMessage(2360, LogLevel.Information, "{Rows} rows are exported (late: {Late})")]
    private partial void Exported(int rows, bool late);
}
