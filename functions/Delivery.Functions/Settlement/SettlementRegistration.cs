using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Settlement;

public static class SettlementRegistration
{
    public static IServiceCollection AddSettlement(this IServiceCollection services) =>
        services
            .AddSingleton<StartRun>()
            .AddSingleton<LessonsToPay>()
            .AddSingleton<PayslipMaking>()
            .AddSingleton<RunCommands>()
            .AddSingleton<DecideContradiction>()
            .AddSingleton<AdjustPayslip>()
            .AddSingleton<ReleaseRun>()
            .AddSingleton<AnswerPayslip>()
            .AddSingleton<AnswerDispute>()
            .AddSingleton<ApproveRun>()
            .AddSingleton<RecordResults>()
            .AddSingleton<BankFile>()
            .AddSingleton<RunProof>()
            .AddSingleton<QuotaSpending>()
            .AddSingleton<PayRunActions>()
            .AddSingleton<PayRunReader>()
            .AddSingleton<PayslipReader>();
}
