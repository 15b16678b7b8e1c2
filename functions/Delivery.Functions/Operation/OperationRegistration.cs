using Delivery.Domain.Operation;
using Delivery.Functions.Operation.Backup;
using Delivery.Functions.Operation.Chain;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Operation;

public static class OperationRegistration
{
    public static IServiceCollection AddOperation(this IServiceCollection services) =>
        services
            .AddSingleton<SearchReader>()
            .AddSingleton<HealthReadings>()
            .AddSingleton<InstanceReader>()
            .AddSingleton<AuditReader>()
            .AddSingleton<LinesOfDay>()
            .AddSingleton<ActsOfDay>()
            .AddSingleton<ChainReader>()
            .AddSingleton<RetryInstance>()
            .AddSingleton<SkipInstance>()
            .AddSingleton<ChangeSetting>()
            .AddSingleton<SettingReader>()
            .AddSingleton<SettingForms>()
            .AddList(app => app.GetRequiredService<SettingReader>().List)
            .AddSingleton<Backups>()
            .AddSingleton<ExportTables>()
            .AddSingleton<RestoreTables>()
            .AddExpiring(app => Exports(app.GetRequiredService<Backups>()));

    private static Expiring Exports(Backups backups) =>
        new(
            "backups",
            "每夜的备份",
            settings => KeptFor.OfDays(settings.BackupDays),
            (last, _) => backups.DeleteAsync(last)
        );
}
