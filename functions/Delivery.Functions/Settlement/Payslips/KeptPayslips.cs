using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Payslips;

public static class KeptPayslips
{
    public static Outcome<KeptPayslip> MovedTo(this KeptPayslip kept, PayslipState state) =>
        kept.With(kept.Payslip.MoveTo(state));

    /// <summary>The payslip changed by a rule of the domain; everything beside it stays.</summary>
    public static Outcome<KeptPayslip> With(this KeptPayslip kept, Outcome<Payslip> changed) =>
        changed.Match(
            payslip => Outcome.Of(kept with { Payslip = payslip }),
            refusals => Outcome.Refused<KeptPayslip>(refusals)
        );

    /// <summary>What a dispute is about, as people read it.</summary>
    public static string TextOf(this Payslip payslip, Dispute dispute) =>
        payslip.Lines.FirstOrDefault(line => line.LessonId == dispute.Line) is { } line
            ? $"{Dates.Day(ShanghaiTime.DateOf(line.Start))} {line.Discipline}"
            : "整张工资单";

    /// <summary>The month is through with these lessons of one street, in its own list and in all since those of their dates.</summary>
    public static async Task SettleAsync(
        this LessonLists lists,
        Month month,
        string street,
        IReadOnlyCollection<LessonOfMonth> lessons
    )
    {
        if (lessons.Count == 0)
            return;
        for (var listed = lessons.Min(LessonsToPay.MonthOf); listed.CompareTo(month) <= 0; listed = listed.Next)
            await lists.NoteAsync(
                listed,
                street,
                lessons
                    .Where(lesson => LessonsToPay.MonthOf(lesson).CompareTo(listed) <= 0)
                    .Select(lesson => lesson.LessonId)
                    .ToHashSet(),
                known => known with { PaidIn = month }
            );
    }

    /// <summary>Copies in lists after the month, of what waited and was paid here after all: no street is asked for them.</summary>
    /// <param name="settled">Ids of lessons.</param>
    /// <param name="until">The current month.</param>
    public static async Task NoteLaterAsync(
        this LessonLists lists,
        Month month,
        IReadOnlySet<string> settled,
        Month until
    )
    {
        if (settled.Count == 0)
            return;
        var copies = await lists
            .AfterAsync(month, until)
            .Where(copy => settled.Contains(copy.Lesson.LessonId) && copy.Lesson.PaidIn is null)
            .Select(copy => (copy.Month, copy.Lesson.Street))
            .Distinct()
            .ToListAsync();
        foreach (var (later, street) in copies)
            await lists.NoteAsync(later, street, settled, known => known with { PaidIn = known.PaidIn ?? month });
    }

    /// <summary>What the lists after a month have, up to the current one.</summary>
    public static async IAsyncEnumerable<(Month Month, LessonOfMonth Lesson)> AfterAsync(
        this LessonLists lists,
        Month month,
        Month until
    )
    {
        for (var later = month.Next; later.CompareTo(until) <= 0; later = later.Next)
            await foreach (var lesson in lists.EachOfMonthAsync(later))
                yield return (later, lesson);
    }
}
