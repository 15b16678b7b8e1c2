using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Carried;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>By what a month is paid.</summary>
/// <param name="ByHand">Teachers for whom the tax table is not.</param>
/// <param name="Carried">What the month has taken over from earlier ones, by teacher.</param>
public sealed record PayRules(
    FeeBook Fees,
    TaxTable Tax,
    IReadOnlyDictionary<string, TaxStatus> ByHand,
    TaxGrouping TaxBy,
    ILookup<string, CarriedItem> Carried
);

/// <summary>Makes a teacher's draft out of the month's payable lessons; made again, it keeps staff's adjustments.</summary>
public sealed class PayslipMaking(
    FeeNorms fees,
    TaxTables taxes,
    Registers registers,
    Settlements settlements,
    CarriedItems carried
)
{
    /// <summary>Also takes over what earlier months have left of these teachers.</summary>
    /// <param name="teachers">Whose payslips are made.</param>
    public async Task<PayRules> RulesOfAsync(Month month, IReadOnlyList<string> teachers)
    {
        var byHand = new Dictionary<string, TaxStatus>();
        foreach (var (id, registered) in await registers.Teachers.OfAsync(teachers))
            if (registered.Teacher.TaxStatus is { } status and not TaxStatus.Resident)
                byHand[id] = status;
        return new PayRules(
            await fees.BookToPayByAsync(),
            await taxes.ForRunAsync(month),
            byHand,
            (await settlements.GetRunAsync(month)).Value.TaxBy ?? TaxGrouping.Month,
            (await carried.TakeAsync(month, teachers)).ToLookup(item => item.TeacherId)
        );
    }

    /// <param name="lessons">All of the teacher's lessons of the month, as judged.</param>
    public static Outcome<KeptPayslip> Draft(
        PayRules rules,
        Month month,
        string teacherId,
        IReadOnlyList<JudgedLesson> lessons,
        KeptPayslip? before
    )
    {
        var payable = lessons.Where(judged => judged.Payability == Payability.Payable);
        var lines = payable.Select(judged => LineOf(judged.Lesson, rules.Fees)).ToList();
        var status = rules.ByHand.GetValueOrDefault(teacherId);
        var items = rules.Carried[teacherId].ToList();
        var drafted = Outcome.Of(
            Payslip
                .Of(teacherId, month, lines, table: rules.Tax, status: status, by: rules.TaxBy)
                .Take(items, rules.Tax)
        );
        var name = lessons.Count > 0 ? lessons[0].Lesson.TeacherName : items[0].TeacherName;
        foreach (var adjustment in before?.Payslip.Adjustments ?? [])
        {
            if (drafted.IsRefused)
                break;
            drafted = drafted.Value.Adjust(adjustment, rules.Tax);
        }

        return drafted.Match(
            payslip => Outcome.Of(new KeptPayslip(Taxed(payslip, before), name, Unpaid: UnpaidOf(lessons))),
            refusals => Outcome.Refused<KeptPayslip>(refusals)
        );
    }

    private static IReadOnlyList<UnpaidLesson> UnpaidOf(IEnumerable<JudgedLesson> lessons) =>
        [
            .. lessons
                .Where(judged => judged.Payability != Payability.Payable)
                .OrderBy(judged => judged.Lesson.Start)
                .Select(UnpaidOf),
        ];

    public static UnpaidLesson UnpaidOf(JudgedLesson judged) =>
        new(
            judged.Lesson.LessonId,
            judged.Lesson.Street,
            judged.Lesson.Start,
            judged.Lesson.Discipline,
            judged.Payability,
            judged.Lesson.DecidedByStaff is not null,
            judged.Feedback?.Reason
        );

    // What was entered holds as long as it is for the same amount.
    private static Payslip Taxed(Payslip draft, KeptPayslip? before) =>
        draft.NeedsTax && before?.Payslip is { HandTax: { } tax } known && known.Gross == draft.Gross
            ? draft.TaxByHand(tax).Value
            : draft;

    /// <summary>The row that a draft becomes; one that pays nothing is no payslip.</summary>
    public static IEnumerable<TableTransactionAction> Rows(KeptPayslip draft, Stored<KeptPayslip>? before)
    {
        var row = Settlements.RowOf(draft);
        if (draft.Payslip is { Lines.Count: 0, Adjustments.Count: 0, Repaid: 0 })
            return before is null ? [] : [TableRows.Delete(before)];
        return [before is null ? TableRows.Insert(row) : TableRows.Replace(row, before.ETag)];
    }

    private static PayslipLine LineOf(LessonOfMonth lesson, FeeBook fees)
    {
        var basis = BasisOf(lesson, fees);
        return new PayslipLine(
            lesson.LessonId,
            lesson.CourseId,
            lesson.Street,
            lesson.FundingStream,
            lesson.Start,
            lesson.Discipline,
            basis.PerLesson,
            lesson.Minutes,
            basis,
            lesson.Category
        );
    }

    private static FeeBasis BasisOf(LessonOfMonth lesson, FeeBook fees)
    {
        var time = new LessonTime(lesson.Start, lesson.Minutes);
        if (lesson.Grade is { } grade)
            return fees.BasisOf(lesson.Category, grade, time);
        var table = fees.On(time.Date);
        return new FeeBasis(Grade: null, FromMinutes: 0, lesson.Fee, table.Norm, table.HoldsFrom);
    }
}
