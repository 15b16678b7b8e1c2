using Delivery.Functions.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Operation.Backup;

/// <summary>Exports all tables every night.</summary>
public sealed partial class BackupTimer(ExportTables export, AuditLog audit, ILogger<BackupTimer> log)
{
    [Function(nameof(BackUpNightly))]
    public async Task BackUpNightly([TimerTrigger("%BackupSchedule%")] TimerInfo timer)
    {
        var manifest = await export.RunAsync();
        await audit.WriteAsync(
            Caller.Service,
            "backup.export",
            $"{manifest.Day:yyyy-MM-dd}",
            $"{manifest.Rows.Values.Sum()}行，{manifest.Blobs}个文件的清单"
        );
        Exported(manifest.Rows.Values.Sum(), timer.IsPastDue);
    }

    [LoggerMessage(2360, LogLevel.Information, "{Rows} rows are exported (late: {Late})")]
    private partial void Exported(int rows, bool late);
}
