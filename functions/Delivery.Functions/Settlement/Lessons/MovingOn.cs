using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Settlement;

namespace Delivery.Functions.Settlement.Lessons;

/// <param name="Teacher">The teacher's id.</param>
/// <param name="Why">Contradiction: nobody has decided. Deferred: nobody has said anything. Payable: it was said too late.</param>
public sealed record MovingLessonView(
    string LessonId,
    string Street,
    string Teacher,
    DateTimeOffset Start,
    Payability Why
)
{
    public static MovingLessonView Of(JudgedLesson judged) =>
        new(
            judged.Lesson.LessonId,
            judged.Lesson.Street,
            judged.Lesson.TeacherId,
            judged.Lesson.Start,
            judged.Payability
        );
}

/// <summary>
/// What a release leaves to the next month, as the orchestration then carries it there: what no payslip pays and nobody has
/// found not to be paid.
/// </summary>
public sealed class MovingOn(LessonsToPay lessons)
{
    /// <returns>In the order of their dates; empty for a run that was sent back: what moves on did so at its first release.</returns>
    public async Task<IReadOnlyList<MovingLessonView>> OfAsync(PayRun run, IReadOnlyList<KeptPayslip> payslips)
    {
        if (run.WasSentBack)
            return [];
        var paid = payslips.SelectMany(kept => kept.Payslip.Lines).Select(line => line.LessonId).ToHashSet();
        return await lessons
            .EachOfMonthAsync(run.Month)
            .Where(one => one.Payability != Payability.NotPayable && !paid.Contains(one.Lesson.LessonId))
            .OrderBy(one => one.Lesson.Start)
            .ThenBy(one => one.Lesson.LessonId, StringComparer.Ordinal)
            .Select(MovingLessonView.Of)
            .ToListAsync();
    }
}
