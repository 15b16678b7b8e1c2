using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Email;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Payslips are made once the feedback window has closed.</summary>
public static class MakingPayslips
{
    /// <returns>False for a month without a lesson: there is nothing to pay and nobody to wait for.</returns>
    public static async Task<bool> MakePayslips(this TaskOrchestrationContext context, Month month)
    {
        var batches = await context.CallActivityAsync<IReadOnlyList<RunBatch>>(
            nameof(ListTeachersToPay),
            month,
            Retries.Storage
        );
        foreach (var batch in batches)
            await context.CallActivityAsync(nameof(DraftPayslips), batch, Retries.Storage);
        await context.CallActivityAsync(nameof(OpenPayroll), month, Retries.Storage);
        return batches.Count > 0;
    }
}

/// <summary>Who taught, and whose money came back; from now on the month is taxed as the setting stands today.</summary>
public sealed class ListTeachersToPay(
    LessonLists lists,
    LessonsToPay lessons,
    ListedEvidence evidence,
    Settlements settlements,
    CarriedItems carried,
    CurrentSettings settings
)
{
    private const int TeachersPerBatch = 6 * PayslipBatches.MostInOneBatch;

    [Function(nameof(ListTeachersToPay))]
    public async Task<IReadOnlyList<RunBatch>> Run([ActivityTrigger] Month month)
    {
        await evidence.MendAsync(month, lessons.EachOfMonthAsync(month));
        await settlements.ChangeRunAsync(
            month,
            run => run.TaxBy is null ? run with { TaxBy = settings.Tax.Grouping } : run
        );
        var repaid = (await carried.OpenAsync())
            .Select(item => item.Value)
            .Where(item => item.Kind == CarriedKind.Repayment && item.IsFor(month));
        var teachers = await lists
            .EachOfMonthAsync(month)
            .Select(lesson => lesson.TeacherId)
            .Where(id => id.Length > 0)
            .ToHashSetAsync();
        teachers.UnionWith(repaid.Select(item => item.TeacherId));
        // In the order of their rows: a batch of neighbours is read and written by the page.
        return RunBatch.Of(month, [.. teachers.Order(StringComparer.Ordinal)], TeachersPerBatch);
    }
}

/// <summary>A run that begins anew after its release drafts nothing: what came in since is a later month's.</summary>
public sealed class DraftPayslips(Settlements settlements, LessonsToPay lessons, PayslipMaking making)
{
    [Function(nameof(DraftPayslips))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var begun = (await settlements.GetRunAsync(batch.Month)).Value;
        if (begun.WasReleased())
            return;

        var rules = await making.RulesOfAsync(batch.Month, batch.Ids);
        var judged = await lessons.OfTeachersAsync(batch.Month, batch.Ids.ToHashSet());
        var paid = batch.Ids.Where(id => judged.Contains(id) || rules.Carried.Contains(id));
        foreach (var teachers in paid.Chunk(PayslipBatches.MostInOneBatch))
            await TableRows.UntilCommittedAsync(() => TryDraftAsync(rules, batch.Month, teachers, judged));
    }

    private async Task<(bool Committed, bool Result)> TryDraftAsync(
        PayRules rules,
        Month month,
        IReadOnlyList<string> teachers,
        ILookup<string, JudgedLesson> judged
    )
    {
        var run = await settlements.GetRunAsync(month);
        if (run.Value.WasReleased())
            return (true, false);
        var known = (await settlements.PayslipsAsync(month, teachers)).ToDictionary(one => one.Value.Payslip.TeacherId);
        var rows = new List<TableTransactionAction>();
        foreach (var teacher in teachers)
        {
            var before = known.GetValueOrDefault(teacher);
            if (before is { Value.Payslip.State: not PayslipState.Draft })
                continue;
            var draft = PayslipMaking.Draft(rules, month, teacher, [.. judged[teacher]], before?.Value).Value;
            rows.AddRange(PayslipMaking.Rows(draft, before));
        }

        if (rows.Count == 0)
            return (true, true);
        // With the run's row, so that no release comes between.
        rows.Add(TableRows.Replace(Settlements.RowOf(run.Value), run.ETag));
        return (await settlements.Table.TryCommitAsync(rows), true);
    }
}

/// <summary>From now on staff may review; finance is told what there is to see.</summary>
public sealed class OpenPayroll(Settlements settlements, LessonsToPay lessons, LetterBox letters)
{
    [Function(nameof(OpenPayroll))]
    public async Task Run([ActivityTrigger] Month month)
    {
        var run = await settlements.ChangeRunAsync(month, run => run.MovedTo(SettlementStage.Payroll));
        var (totals, teachers) = (PayRunTotals.None, new List<string>());
        await foreach (var kept in settlements.EachPayslipAsync(month))
        {
            totals = totals.With(kept.Value.Payslip);
            teachers.Add(kept.Value.Payslip.TeacherId);
        }

        if (run.IsSentBack)
            await TakeBackAsync(run, teachers);
        var judged = await lessons.EachOfMonthAsync(month).CountBy(one => one.Payability).ToDictionaryAsync();
        if (judged.Count == 0 && totals.Teachers == 0)
            return;
        await letters.PostAsync(
            $"settlement/{month}/review",
            letters.Finance,
            new PayrollToReviewMail(
                letters.Contact,
                letters.Finance.Name,
                month,
                totals,
                judged.GetValueOrDefault(Payability.Contradiction),
                run.Windows.Payroll.ClosesAt,
                letters.Link(Paths.Settlement(month.ToString()))
            )
        );
    }

    // A run that stopped on its way back to its maker, whoever its payslips are of.
    private async Task TakeBackAsync(PayRun run, IReadOnlyList<string> teachers)
    {
        await letters.TellMakersAsync(run);
        await settlements.ChangeAsync(run.Month, teachers, ReopenPayslips.Reopen);
    }
}
