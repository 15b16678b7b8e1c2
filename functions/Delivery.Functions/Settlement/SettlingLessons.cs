using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Statements;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Settlement;

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
        // A counter-entry may be for a street that has no lesson in the month.
        var charged = (await settlements.PayslipsAsync(month)).SelectMany(kept => Charges.Of(kept.Value.Payslip));
        var streets = (await lists.OfMonthAsync(month))
            .Select(lesson => lesson.Street)
            .Concat(charged.Select(charge => charge.Street))
            .Distinct();
        return [.. streets.Chunk(StreetsPerBatch).Select(batch => new RunBatch(month, batch))];
    }
}

/// <summary>Charges the quota with what was paid, and marks the lessons as settled; done twice, it is done once.</summary>
public sealed class SettleStreets(
    Settlements settlements,
    QuotaSpending spending,
    StreetYears streetYears,
    LessonLists lists,
    Storage.Statements statements,
    Telemetry telemetry,
    TimeProvider clock
)
{
    // A batch of rows holds a hundred; the head is among them.
    private const int MostEntries = 90;

    [Function(nameof(SettleStreets))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var kept = (await settlements.PayslipsAsync(batch.Month)).Select(stored => stored.Value).ToList();
        var lines = kept.SelectMany(one => one.Payslip.Lines).ToLookup(line => line.Street);
        var charges = kept.SelectMany(one => Charges.Of(one.Payslip)).ToLookup(charge => charge.Street);
        var costs = kept.SelectMany(StatementCopies.CostsOf).ToLookup(line => line.Street);
        var settled = batch.Ids.SelectMany(street => lines[street]).Select(line => line.LessonId).ToHashSet();
        foreach (var street in batch.Ids)
        {
            await TableRows.UntilCommittedAsync(async () =>
                (await TryBookAsync(batch.Month, street, charges[street]), true)
            );
            await statements.KeepAsync(street, batch.Month, costs[street]);
            var paid = lines[street].Select(line => line.LessonId).ToHashSet();
            foreach (var lesson in await lists.OfMonthAsync(batch.Month, street))
                if (paid.Contains(lesson.LessonId))
                    await lists.SettleAsync(batch.Month, lesson);
            telemetry.LessonsSettled.Add(paid.Count);
        }

        await lists.NoteLaterAsync(batch.Month, settled, Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow())));
    }

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
public sealed class TellTeachersPaid(Settlements settlements, Storage.Statements statements, TellPaid tell)
{
    [Function(nameof(TellTeachersPaid))]
    public async Task Run([ActivityTrigger] RunBatch batch)
    {
        var run = (await settlements.GetRunAsync(batch.Month)).Value;
        foreach (var teacher in batch.Ids)
        {
            var kept = (await settlements.PayslipAsync(batch.Month, teacher))!.Value;
            await statements.KeepAsync(kept);
            await tell.TellAsync(run, kept);
        }
    }
}
