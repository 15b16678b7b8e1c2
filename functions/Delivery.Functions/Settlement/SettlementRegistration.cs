using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Functions.Settlement.Banking;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Disputes;
using Delivery.Functions.Settlement.Fees;
using Delivery.Functions.Settlement.Ledger;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Settlement.Statements;
using Delivery.Functions.Settlement.Taxes;
using Delivery.Functions.Settlement.Windows;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web.Registers;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Settlement;

public static class SettlementRegistration
{
    public static IServiceCollection AddSettlement(this IServiceCollection services) =>
        services
            .AddSingleton<StartRun>()
            .AddSingleton<LessonsToPay>()
            .AddSingleton<ListedEvidence>()
            .AddSingleton<MissingPapers>()
            .AddSingleton<RunEntries>()
            .AddSingleton<CarryOver>()
            .AddSingleton<PayslipMaking>()
            .AddSingleton<RunCommands>()
            .AddSingleton<DecideContradiction>()
            .AddSingleton<AdjustPayslip>()
            .AddSingleton<CorrectionLimit>()
            .AddSingleton<EnterTax>()
            .AddSingleton<ReleaseRun>()
            .AddSingleton<SettlementAnswers>()
            .AddSingleton<MovingOn>()
            .AddSingleton<TellUnpaid>()
            .AddFollowing<TellUnpaid>(of => month => of.RunAsync(Month.Parse(month)), "settlement.release")
            .AddSingleton<AnswerPayslip>()
            .AddSingleton<AnswerDispute>()
            .AddSingleton<ApproveRun>()
            .AddSingleton<SendRunBack>()
            .AddSingleton<CheckResults>()
            .AddSingleton<RecordResults>()
            .AddSingleton<HeldBack>()
            .AddSingleton<ReturnedLater>()
            .AddSingleton<BankFile>()
            .AddSingleton<BankFiles>()
            .AddSingleton<MakeBankFile>()
            .AddSingleton<RunProof>()
            .AddSingleton<QuotaSpending>()
            .AddSingleton<HoldPay>()
            .AddSingleton<PayslipLetters>()
            .AddSingleton<TellPaid>()
            .AddSingleton<PayRunActions>()
            .AddSingleton<TaxedApartReader>()
            .AddSingleton<PayRunReader>()
            .AddSingleton<PayRunListReader>()
            .AddSingleton<PayslipReader>()
            .AddSingleton<YearWindows>()
            .AddSingleton<ToldWindows>()
            .AddSingleton<TellOfMovedWindows>()
            .AddSingleton<CostReader>()
            .AddSingleton<PlannedReader>()
            .AddSingleton<YearReader>()
            .AddSingleton<LedgerReader>()
            .AddSingleton<StatementCopies>()
            .AddSingleton<StatementAnswers>()
            .AddRegister<FeeTable, FeeNormRegister>()
            .AddRegister<TaxTable, TaxTableRegister>();
}
