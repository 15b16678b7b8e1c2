using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Settlement;

/// <summary>A lesson of the month with everything said about it, and what follows for its pay.</summary>
/// <param name="Feedback">The street's last word on it; null while it is silent.</param>
public sealed record JudgedLesson(LessonOfMonth Lesson, LessonFeedback? Feedback, Payability Payability);

/// <summary>Which lessons of a month are paid. What another month has settled is not looked at again.</summary>
public sealed class LessonsToPay(LessonLists lists, FeedbackReports reports)
{
    public async Task<IReadOnlyList<JudgedLesson>> OfMonthAsync(Month month) =>
        await JudgeAsync(month, await lists.OfMonthAsync(month), await reports.OfMonthAsync(month));

    public async Task<IReadOnlyList<JudgedLesson>> OfStreetAsync(Month month, string street) =>
        await JudgeAsync(
            month,
            await lists.OfMonthAsync(month, street),
            await reports.FindAsync(month, street) is { } report ? [report.Value] : []
        );

    /// <summary>The month as long as staff may still decide contradictions: before its payslips are released.</summary>
    public async Task<IReadOnlyList<JudgedLesson>> ToDecideAsync(PayRun run) =>
        run.Stage == SettlementStage.Payroll ? await OfMonthAsync(run.Month) : [];

    private async Task<IReadOnlyList<JudgedLesson>> JudgeAsync(
        Month month,
        IReadOnlyList<LessonOfMonth> lessons,
        IReadOnlyList<FeedbackReport> reported
    )
    {
        var said = reported.SelectMany(report => report.Lessons).ToDictionary(said => said.LessonId);
        var judged = new List<JudgedLesson>();
        foreach (var lesson in lessons)
        {
            if (lesson.PaidIn is { } settled && settled != month)
                continue;
            // Its teacher has dropped out, and it is called off unless somebody takes it over: nobody gave it.
            if (lesson.TeacherId.Length == 0)
                continue;
            judged.Add(
                lesson.CarriedOver
                    ? await JudgeCarriedAsync(month, lesson, said)
                    : Judge(lesson, said.GetValueOrDefault(lesson.LessonId))
            );
        }

        return judged;
    }

    // What was said and sent in an earlier month still counts, unless the street has said something newer.
    private async Task<JudgedLesson> JudgeCarriedAsync(
        Month month,
        LessonOfMonth lesson,
        Dictionary<string, LessonFeedback> said
    )
    {
        var feedback = said.GetValueOrDefault(lesson.LessonId);
        var known = lesson;
        for (var earlier = month.Previous; earlier.CompareTo(MonthOf(lesson)) >= 0; earlier = earlier.Previous)
        {
            feedback ??= await SaidOfAsync(earlier, lesson);
            var before = await lists.FindAsync(earlier, lesson.Street, lesson.LessonId);
            known = known with
            {
                HasMedia = known.HasMedia || before is { HasMedia: true },
                DecidedByStaff = known.DecidedByStaff ?? before?.DecidedByStaff,
            };
        }

        return Judge(known, feedback);
    }

    private async Task<LessonFeedback?> SaidOfAsync(Month month, LessonOfMonth lesson) =>
        (await reports.FindAsync(month, lesson.Street))?.Value.Lessons.FirstOrDefault(said =>
            said.LessonId == lesson.LessonId
        );

    private static JudgedLesson Judge(LessonOfMonth lesson, LessonFeedback? feedback) =>
        new(
            lesson,
            feedback,
            PayabilityRules
                .Decide(
                    new LessonEvidence(
                        lesson.LessonId,
                        feedback?.Delivered,
                        lesson.HasMedia,
                        lesson.DecidedByStaff,
                        lesson.CarriedOver
                    )
                )
                .Payability
        );

    public static Month MonthOf(LessonOfMonth lesson) => Month.Of(ShanghaiTime.DateOf(lesson.Start));
}
