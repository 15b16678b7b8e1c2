using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Domain.Settlement.Taxes;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Payslips;

/// <summary>Staff correct a draft by an amount, with the reason that the teacher reads.</summary>
public sealed class AdjustPayslip(
    RunCommands commands,
    Settlements settlements,
    Registers registers,
    TaxTables taxes,
    CarriedItems carried,
    LessonLists lists,
    CorrectionLimit limit,
    FreshIds ids,
    TimeProvider clock
)
{
    public static Refusal NoMonth { get; } = new("settlement.month", "更正的月份请写成 2026-09", "corrects");

    /// <param name="corrects">The closed month that is set right; null for this one.</param>
    /// <param name="lessonId">The lesson of that month which is set right; null for none.</param>
    /// <param name="carryRest">What the month cannot bear comes off a later one.</param>
    public Task<Outcome<PayRun>> RunAsync(
        Month month,
        string teacherId,
        decimal amount,
        string reason,
        Month? corrects,
        string? lessonId,
        bool carryRest,
        Call call,
        DurableTaskClient durable
    )
    {
        var adjustment = new Adjustment(reason, amount, call.By.Name, corrects, carryRest, Id: IdOf(amount, lessonId));
        var act = new Act("settlement.adjust", Payslip.IdOf(month, teacherId), $"{amount}：{reason}");
        return commands.ActAsync(
            call,
            month,
            act,
            durable,
            async run =>
                await LessonAsync(corrects, lessonId, teacherId, amount) is var found && found.IsRefused
                    ? Outcome.Refused<RunChange>(found.Refusals)
                    : await LimitedAsync(
                        await AdjustAsync(run, teacherId, adjustment with { Lesson = Named(found.Value) }, call.By),
                        run,
                        found.Value,
                        adjustment
                    )
        );
    }

    // Only what takes off can be done twice to the same money.
    private string? IdOf(decimal amount, string? lessonId) =>
        amount < 0 && !string.IsNullOrEmpty(lessonId) ? $"{ids.At(clock.GetUtcNow()):N}" : null;

    // Last, when nothing else is refused: another run may be about to take off the same.
    private async Task<Outcome<RunChange>> LimitedAsync(
        Outcome<RunChange> adjusted,
        PayRun run,
        LessonOfMonth? lesson,
        Adjustment adjustment
    ) =>
        !adjusted.IsRefused
        && adjustment.Id is { } id
        && lesson is not null
        && await limit.ClaimAsync(lesson, run.Month, adjustment.Amount, id) is { } refusal
            ? Outcome.Refused<RunChange>(refusal)
            : adjusted;

    // Whether it was paid there or not: what was forgotten is set right too.
    private async Task<Outcome<LessonOfMonth?>> LessonAsync(
        Month? corrects,
        string? lessonId,
        string teacherId,
        decimal amount
    )
    {
        if (string.IsNullOrEmpty(lessonId))
            return Outcome.Of<LessonOfMonth?>(null);
        if (
            corrects is not { } closed
            || !LessonId.TryParse(lessonId, out var parts)
            || await lists.FindAsync(closed, OrderId.Parse(parts.OrderId).StreetCode, lessonId) is not { } lesson
            || lesson.TeacherId != teacherId
        )
            return Outcome.Refused<LessonOfMonth?>(
                "settlement.corrected-lesson",
                $"“{lessonId}”不是这位老师在要更正的那个月上的课，请核对课时编号和月份；不属于某一节课的请留空",
                "correctsLesson"
            );
        return await NotCorrectableAsync(closed, lesson, amount) is { } refusal
            ? Outcome.Refused<LessonOfMonth?>(refusal)
            : Outcome.Of<LessonOfMonth?>(lesson);
    }

    private static CorrectedLesson? Named(LessonOfMonth? lesson) =>
        lesson is null
            ? null
            : new CorrectedLesson(
                lesson.LessonId,
                lesson.CourseId,
                lesson.Street,
                lesson.StreetName,
                lesson.Discipline,
                lesson.FundingStream,
                lesson.Start
            );

    // What waits, or waited, is a later month's own line; and nothing beyond what a lesson got comes off it.
    private async Task<Refusal?> NotCorrectableAsync(Month closed, LessonOfMonth lesson, decimal amount) =>
        lesson.PaidIn is not { } settled || settled.CompareTo(closed) > 0
            ? new Refusal(
                "settlement.corrected-lesson",
                $"“{lesson.LessonId}”没有在{closed}结清；要更正的，请写结清它的月份",
                "correctsLesson"
            )
        : amount < 0 ? await limit.CheckAsync(lesson, amount)
        : null;

    private async Task<Outcome<RunChange>> AdjustAsync(PayRun run, string teacherId, Adjustment adjustment, Caller by)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "调整工资单") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        if (await NotClosedAsync(run.Month, adjustment.Corrects) is { } open)
            return Outcome.Refused<RunChange>(open);
        var stored = await settlements.PayslipAsync(run.Month, teacherId);
        var tax = await taxes.ForRunAsync(run.Month);
        if ((stored?.Value ?? await EmptyAsync(run, teacherId, adjustment, tax)) is not { } known)
            return Outcome.Refused<RunChange>("payslip.unknown", "这位老师本月没有工资单，请核对教师编号", "teacher");
        return known
            .With(known.Payslip.Adjust(adjustment, tax))
            .Match(
                kept =>
                    Outcome.Of(
                        new RunChange(run.MadeBy(RunCommands.PersonOf(by)), [.. PayslipMaking.Rows(kept, stored)])
                    ),
                refusals => Outcome.Refused<RunChange>(refusals)
            );
    }

    private async Task<Refusal?> NotClosedAsync(Month month, Month? corrects) =>
        corrects is { } closed
        && (
            closed.CompareTo(month) >= 0
            || await settlements.RunAsync(closed) is not { Value.Stage: SettlementStage.Paid }
        )
            ? new Refusal("settlement.not-closed", $"{closed}没有已办结的结算，只能更正已办结的月份", "corrects")
            : null;

    // Who taught nothing this month can still be owed something of a closed one.
    private async Task<KeptPayslip?> EmptyAsync(PayRun run, string teacherId, Adjustment adjustment, TaxTable tax)
    {
        if (
            adjustment.Corrects is null
            || await registers.Teachers.FindAsync(teacherId) is not { Value.Teacher: var teacher }
        )
            return null;
        var status = teacher.TaxStatus ?? TaxStatus.Resident;
        var by = run.TaxBy ?? TaxGrouping.Month;
        var empty = Payslip.Of(teacherId, run.Month, [], table: tax, status: status, by: by);
        return new KeptPayslip(empty.Take(await carried.TakeAsync(run.Month, [teacherId]), tax), teacher.Name);
    }
}
