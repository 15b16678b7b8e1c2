using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Teaching;

/// <summary>A teacher's payslips for the own page, and which of them wait for the teacher's word.</summary>
public sealed class OwnPayslips(Settlements settlements, CarriedItems carried)
{
    private const int MonthsShown = 6;

    public sealed record Found(IReadOnlyList<PayslipLink> Payslips, IReadOnlyList<Todo> Todos);

    /// <summary>The last half year, newest first; a draft is the association's own business until it is released.</summary>
    public async Task<Found> OfAsync(string teacherId, DateTimeOffset now)
    {
        var (links, todos) = (new List<PayslipLink>(), new List<Todo>());
        var thisMonth = Month.Of(ShanghaiTime.DateOf(now));
        var returned = (await carried.OpenAsync())
            .Where(item => item.Value.Kind == CarriedKind.Repayment)
            .Select(item => item.Value.Origin)
            .ToHashSet();
        for (var back = 1; back <= MonthsShown; back++)
        {
            if (
                await settlements.PayslipAsync(thisMonth.AddMonths(-back), teacherId)
                is not { Value: { Payslip: { State: not PayslipState.Draft } payslip } kept }
            )
                continue;
            var mark = returned.Contains(payslip.PayslipId) ? Returned : MarkOf(kept);
            links.Add(new PayslipLink(payslip.PayslipId, payslip.Month, payslip.Lines.Count, payslip.Transfer, mark));
            if (payslip.State == PayslipState.Released && await ToCheckAsync(payslip, now) is { } todo)
                todos.Add(todo);
        }

        return new Found(links, todos);
    }

    // Until the run's own window closes, which may have moved; then silence is agreement.
    private async Task<Todo?> ToCheckAsync(Payslip payslip, DateTimeOffset now)
    {
        var run = (await settlements.GetRunAsync(payslip.Month)).Value;
        return run.IsChecked(now)
            ? new Todo(
                $"核对{Dates.Month(payslip.Month)}工资单",
                Paths.Payslip(payslip.PayslipId),
                "去核对",
                run.Windows.Check.ClosesAt,
                "到时没有回复，视为同意"
            )
            : null;
    }

    private static Mark Returned => new(PayslipState.Returned.Label(), Tone.Bad);

    private static Mark MarkOf(KeptPayslip kept) =>
        new(kept.StateLabel, kept.Payslip.State == PayslipState.Paid ? Tone.Ok : Tone.Plain);
}
