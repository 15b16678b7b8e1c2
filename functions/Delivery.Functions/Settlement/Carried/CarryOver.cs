using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Carried;

/// <summary>
/// Lessons that no payslip pays: those not to be paid are settled, all others wait in the list of the first month that has
/// not judged its lessons yet. The payslips decide, not the evidence: what came in after they were made is a later month's.
/// </summary>
public sealed class CarryOver(
    Settlements settlements,
    LessonsToPay lessons,
    LessonLists lists,
    ListedEvidence evidence,
    TimeProvider clock
)
{
    [Function(nameof(CarryOver))]
    public async Task Run([ActivityTrigger] Month month)
    {
        var (over, waiting) = (new List<LessonOfMonth>(), new List<LessonOfMonth>());
        foreach (var judged in await UnpaidAsync(month))
        {
            if (IsNotPayable(judged))
                over.Add(judged.Lesson);
            // It is done a second time as the month is closed: what was settled the first time stays so.
            else if (judged.Lesson.PaidIn is null)
                waiting.Add(judged.Lesson with { CarriedOver = true });
        }

        await SettleAsync(month, over);
        for (var later = month.Next; waiting.Count > 0; later = later.Next)
            waiting = await WaitInAsync(later, waiting);
    }

    // What stands in a later month's list already is that month's to decide.
    private async Task SettleAsync(Month month, List<LessonOfMonth> over)
    {
        var later = new HashSet<string>();
        if (over.Count > 0)
            await foreach (var copy in lists.AfterAsync(month, Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()))))
                if (copy.Lesson.PaidIn != month)
                    later.Add(copy.Lesson.LessonId);
        foreach (var street in over.Where(lesson => !later.Contains(lesson.LessonId)).GroupBy(lesson => lesson.Street))
            await lists.SettleAsync(month, street.Key, [.. street]);
    }

    private async Task<IReadOnlyList<JudgedLesson>> UnpaidAsync(Month month)
    {
        var paid = await PaidInAsync(month);
        var unpaid = lessons.EachOfMonthAsync(month).Where(one => !paid.Contains(one.Lesson.LessonId));
        var judged = await unpaid.ToListAsync();
        // None ends unpaid because its photos never came into the list.
        return await evidence.MendAsync(month, judged.Where(IsNotPayable).ToAsyncEnumerable())
            ? await unpaid.ToListAsync()
            : judged;
    }

    private static bool IsNotPayable(JudgedLesson judged) => judged.Payability == Payability.NotPayable;

    /// <returns>Those for which this month came too late.</returns>
    private async Task<List<LessonOfMonth>> WaitInAsync(Month month, List<LessonOfMonth> waiting)
    {
        if (await StageAsync(month) <= SettlementStage.Feedback)
            foreach (var lesson in waiting)
                await lists.AddAsync(month, lesson);
        var listed = (await lists.OfMonthAsync(month)).ToLookup(lesson => lesson.LessonId);
        // Asked after they were added: a month that is released later than that carries them on by itself.
        if (await StageAsync(month) <= SettlementStage.Payroll)
            return [.. waiting.Where(lesson => !listed.Contains(lesson.LessonId))];
        var paid = await PaidInAsync(month);
        return [.. waiting.Where(lesson => !paid.Contains(lesson.LessonId) && !IsSettled(lesson))];

        bool IsSettled(LessonOfMonth lesson) => listed[lesson.LessonId].Any(one => one.PaidIn is not null);
    }

    // A month whose run has not begun still hears its streets.
    private async Task<SettlementStage> StageAsync(Month month) =>
        (await settlements.RunAsync(month))?.Value.Stage ?? SettlementStage.Feedback;

    private ValueTask<HashSet<string>> PaidInAsync(Month month) =>
        settlements
            .EachPayslipAsync(month)
            .SelectMany(kept => kept.Value.Payslip.Lines)
            .Select(line => line.LessonId)
            .ToHashSetAsync();
}
