using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Settlement;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Runs;

/// <summary>What people have changed about a run, for who approves it.</summary>
public sealed class RunEntries(Settlements settlements, LessonLists lists)
{
    public async Task<IReadOnlyList<RunEntry>> OfAsync(PayRun run, IEnumerable<KeptPayslip> kept)
    {
        var entries = kept.OrderBy(one => one.TeacherName, StringComparer.Ordinal)
            .SelectMany(one => one.Payslip.Adjustments.Select(adjustment => EntryOf(one, adjustment)))
            .ToList();
        foreach (var decision in await settlements.DecisionsAsync(run.Month))
            entries.Add(
                new RunEntry(
                    $"{await NameAsync(run, decision.LessonId)}：{(decision.Delivered ? "发课酬" : "不发课酬")}",
                    null,
                    decision.Reason,
                    $"{decision.By.Name} {Dates.Stamp(decision.At)}"
                )
            );
        return entries;
    }

    private static RunEntry EntryOf(KeptPayslip kept, Adjustment adjustment) =>
        new($"{kept.TeacherName}老师", adjustment.Amount, PayslipRows.TextOf(kept.Payslip, adjustment), adjustment.By);

    private async Task<string> NameAsync(PayRun run, string lessonId)
    {
        var parts = LessonId.Parse(lessonId);
        var street = OrderId.Parse(parts.OrderId).StreetCode;
        return await lists.FindAsync(run.Month, street, lessonId) is { } lesson
            ? $"{lesson.StreetName} {lesson.Discipline} 第{parts.Number}节，{lesson.TeacherName}老师"
            : lessonId;
    }
}
