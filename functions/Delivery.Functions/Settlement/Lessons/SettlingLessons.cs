using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Payout;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Settlement.Statements;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement.Lessons;

/// <summary>Everybody is paid: the quota is charged, the teachers and the courses are told, and the sums are proved once more.</summary>
public static class SettlingLessons
{
    public static async Task SettleLessons(this TaskOrchestrationContext context, Month month)
    {
        await context.ForBatches(nameof(ListStreetsToSettle), nameof(SettleStreets), month);
        await context.CallActivityAsync(nameof(CloseRun), month, Retries.Storage);
        await context.ForPayslips(month, nameof(TellTeachersPaid));
        await context.ForBatches(nameof(ListCoursesToTell), nameof(TellCourses), month);
    }

    private static async Task ForBatches(
        this TaskOrchestrationContext context,
        string list,
        string activity,
        Month month
    )
    {
        foreach (var batch in await context.CallActivityAsync<IReadOnlyList<RunBatch>>(list, month, Retries.Storage))
            await context.CallActivityAsync(activity, batch, Retries.Storage);
    }
}

public sealed class ListStreetsToSettle(LessonLists lists, Settlements settlements)
{
    private const int StreetsPerBatch = 40;

    [Function(nameof(ListStreetsToSettle))]
    public async Task<IReadOnlyList<RunBatch>> Run([ActivityTrigger] Month month)
    {
        var streets = await lists.EachOfMonthAsync(month).Select(lesson => lesson.Street).ToHashSetAsync();
        // A counter-entry may be for a street that has no lesson in the month.
        await foreach (var kept in settlements.EachPayslipAsync(month))
            streets.UnionWith(Charges.Of(kept.Value.Payslip).Select(charge => charge.Street));
        return RunBatch.Of(month, streets, StreetsPerBatch);
    }
}

/// <summary>Charges the quota with what was paid, and marks the lessons as settled; done twice, it is done once.</summary>
public sealed class SettleStreets(
    Settlements settlements,
    QuotaSpending spending,
    StreetYears streetYears,
    LessonLists lists,
    Storage.Settlement.Statements statements,
    Telemetry telemetry,
    TimeProvider clock
)
{
    // A batch of rows holds a hundred; the head is among them.
    private const int MostEntries = 90;

    [Function(nameof(SettleStreets))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var paid = await PaidAsync(batch);
        foreach (var street in batch.Ids)
        {
            await TableRows.UntilCommittedAsync(async () =>
                (await TryBookAsync(batch.Month, street, paid.Charges[street]), true)
            );
            await statements.KeepAsync(street, batch.Month, paid.Costs[street]);
            var lessons = paid.Lessons[street].ToHashSet();
            var listed = lists.EachOfMonthAsync(batch.Month, street).Where(one => lessons.Contains(one.LessonId));
            await lists.SettleAsync(batch.Month, street, await listed.ToListAsync());
            telemetry.LessonsSettled.Add(lessons.Count);
        }

        await lists.NoteLaterAsync(
            batch.Month,
            paid.Lessons.SelectMany(street => street).ToHashSet(),
            Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()))
        );
    }

    // Of a month's payslips only what is of these streets is kept in mind.
    private async Task<PaidOfStreets> PaidAsync(RunBatch batch)
    {
        var streets = batch.Ids.ToHashSet();
        var (lessons, charges, costs) = (new List<PayslipLine>(), new List<Charge>(), new List<CostLine>());
        await foreach (var kept in settlements.EachPayslipAsync(batch.Month))
        {
            lessons.AddRange(kept.Value.Payslip.Lines.Where(line => streets.Contains(line.Street)));
            charges.AddRange(Charges.Of(kept.Value.Payslip).Where(charge => streets.Contains(charge.Street)));
            costs.AddRange(StatementCopies.CostsOf(kept.Value).Where(line => streets.Contains(line.Street)));
        }

        return new PaidOfStreets(
            lessons.ToLookup(line => line.Street, line => line.LessonId),
            charges.ToLookup(charge => charge.Street),
            costs.ToLookup(line => line.Street)
        );
    }

    /// <param name="Lessons">Ids.</param>
    private sealed record PaidOfStreets(
        ILookup<string, string> Lessons,
        ILookup<string, Charge> Charges,
        ILookup<string, CostLine> Costs
    );

    private async Task<bool> TryBookAsync(Month month, string street, IEnumerable<Charge> lines)
    {
        foreach (var year in await spending.OfAsync(month, street, lines, isPaid: true))
        {
            var fresh = year.Entries.Where(entry => year.Read.Quota.Entries.All(old => old.EntryId != entry.EntryId));
            var booked = year.Read.Book([.. fresh.Take(MostEntries)]);
            if (booked.Count > 0 && !await streetYears.Table.TryCommitAsync(booked))
                return false;
            if (fresh.Count() > MostEntries)
                return false;
        }

        return true;
    }
}

/// <summary>Whoever was not told by then is told as the month is closed, and the year's statements are written.</summary>
public sealed class TellTeachersPaid(
    Settlements settlements,
    Storage.Settlement.Statements statements,
    PayslipLetters letters
)
{
    [Function(nameof(TellTeachersPaid))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var run = (await settlements.GetRunAsync(batch.Month)).Value;
        var paid = (await settlements.PayslipsAsync(batch.Month, batch.Ids)).Select(stored => stored.Value).ToList();
        foreach (var kept in paid)
            await statements.KeepAsync(kept);
        PayslipTeachers.ThrowIfAny(await letters.PaidAsync(run, [.. paid.Where(TellPaid.IsToTell)]));
    }
}
