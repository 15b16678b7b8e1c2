using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement;

/// <summary>Makes a teacher's draft out of the month's payable lessons; made again, it keeps staff's adjustments.</summary>
public sealed class PayslipMaking(FeeTable fees, TaxTable tax)
{
    /// <param name="lessons">All of the teacher's lessons of the month, as judged.</param>
    public Outcome<KeptPayslip> Draft(
        Month month,
        string teacherId,
        IReadOnlyList<JudgedLesson> lessons,
        KeptPayslip? before
    )
    {
        var lines = lessons.Where(judged => judged.Payability == Payability.Payable).Select(LineOf).ToList();
        var drafted = Outcome.Of(Payslip.Of(teacherId, month, lines, fees.Norm, tax));
        foreach (var adjustment in before?.Payslip.Adjustments ?? [])
        {
            if (drafted.IsRefused)
                break;
            drafted = drafted.Value.Adjust(adjustment, tax);
        }

        return drafted.Match(
            payslip => Outcome.Of(new KeptPayslip(payslip, lessons[0].Lesson.TeacherName)),
            refusals => Outcome.Refused<KeptPayslip>(refusals)
        );
    }

    /// <summary>The row that a draft becomes; one that pays nothing is no payslip.</summary>
    public static IEnumerable<TableTransactionAction> Rows(KeptPayslip draft, Stored<KeptPayslip>? before)
    {
        var row = Settlements.RowOf(draft);
        if (draft.Payslip is { Lines.Count: 0, Adjustments.Count: 0 })
            return before is null ? [] : [new(TableTransactionActionType.Delete, row, before.ETag)];
        return [before is null ? TableRows.Insert(row) : TableRows.Replace(row, before.ETag)];
    }

    private static PayslipLine LineOf(JudgedLesson judged) =>
        new(
            judged.Lesson.LessonId,
            judged.Lesson.CourseId,
            judged.Lesson.Street,
            judged.Lesson.FundingStream,
            judged.Lesson.Start,
            judged.Lesson.Discipline,
            judged.Lesson.Fee
        );
}
