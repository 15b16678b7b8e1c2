using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement;

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

    /// <summary>The month is through with the lesson, in its own list and in that of its date.</summary>
    public static async Task SettleAsync(this LessonLists lists, Month month, LessonOfMonth lesson)
    {
        for (var listed = LessonsToPay.MonthOf(lesson); listed.CompareTo(month) <= 0; listed = listed.Next)
            await lists.NoteAsync(listed, lesson.Street, lesson.LessonId, known => known with { PaidIn = month });
    }
}
