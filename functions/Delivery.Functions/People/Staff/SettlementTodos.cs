using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>Where the pay runs stand that are not closed, for who has a part in them.</summary>
public sealed class SettlementTodos(Settlements settlements, TimeProvider clock)
{
    /// <summary>
    /// Last month's run, and while its streets still report that of the month before too, which may not be paid yet: the older
    /// one first, none that is closed, and none for who has no part in them.
    /// </summary>
    public async Task<IReadOnlyList<PayRun>> OpenAsync(Caller reader)
    {
        if (!Makes(reader) && !Approves(reader))
            return [];
        var last = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())).Previous;
        var latest = (await settlements.RunAsync(last))?.Value;
        var before =
            latest?.Stage == SettlementStage.Feedback ? (await settlements.RunAsync(last.Previous))?.Value : null;
        return [.. new[] { before, latest }.OfType<PayRun>().Where(run => run.Stage != SettlementStage.Paid)];
    }

    public static IEnumerable<Figure> FiguresOf(IEnumerable<PayRun> open) =>
        open.Select(run => new Figure(StageOf(run), $"{run.Month.Number}月结算", Paths.Settlement($"{run.Month}")));

    public static IEnumerable<Todo> TodosOf(IEnumerable<PayRun> open, Caller reader) =>
        open.SelectMany(run => TodosOf(run, reader));

    private static string StageOf(PayRun run) =>
        run.Trouble is not null ? "已停下"
        : run.IsSentBack ? "退回编制"
        : run.Approved is not null ? "发放中"
        : run.Stage.Label();

    private static IEnumerable<Todo> TodosOf(PayRun run, Caller reader)
    {
        var windows = run.Windows;
        if (run.Stage == SettlementStage.Payroll && Makes(reader))
            yield return Of(run, $"审核{Dates.Month(run.Month)}工资单，发给老师核对", "审核", windows.Payroll);
        if (run is { Stage: SettlementStage.Payout, Approved: null } && MayApprove(run, reader))
            yield return Of(run, $"批准{Dates.Month(run.Month)}发放", "查看", windows.Payout);
        if (run is { Stage: SettlementStage.Payout, Approved: not null } && Makes(reader))
            yield return Of(run, $"{Dates.Month(run.Month)}发放：做银行文件，登记转账结果", "查看", windows.Payout);
    }

    private static Todo Of(PayRun run, string title, string action, Window window) =>
        new(title, Paths.Settlement($"{run.Month}"), action, window.ClosesAt);

    private static bool MayApprove(PayRun run, Caller reader) =>
        Approves(reader) && run.Makers.All(maker => maker.Id != reader.Id);

    private static bool Makes(Caller reader) => reader.May(Role.FinanceMaker);

    private static bool Approves(Caller reader) => reader.May(Role.FinanceApprover);
}
