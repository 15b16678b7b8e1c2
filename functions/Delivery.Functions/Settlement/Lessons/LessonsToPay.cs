using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Settlement;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Settlement.Lessons;

/// <summary>A lesson of the month with everything said about it, and what follows for its pay.</summary>
/// <param name="Feedback">The street's last word on it; null while it is silent.</param>
public sealed record JudgedLesson(LessonOfMonth Lesson, LessonFeedback? Feedback, Payability Payability)
{
    /// <summary>The same, as staff decide about it.</summary>
    public JudgedLesson As(bool delivered) => Of(Lesson with { DecidedByStaff = delivered }, Feedback);

    public static JudgedLesson Of(LessonOfMonth lesson, LessonFeedback? feedback)
    {
        var evidence = new LessonEvidence(
            lesson.LessonId,
            feedback?.Delivered,
            lesson.HasMedia,
            lesson.DecidedByStaff,
            lesson.CarriedOver
        );
        return new JudgedLesson(lesson, feedback, PayabilityRules.Decide(evidence).Payability);
    }
}

/// <summary>Which lessons of a month are paid. What another month has settled is not looked at again.</summary>
public sealed class LessonsToPay(LessonLists lists, FeedbackReports reports, Settlements settlements)
{
    /// <summary>Street by street, a course's lessons after each other: of a long month one street is kept in mind.</summary>
    public IAsyncEnumerable<JudgedLesson> EachOfMonthAsync(Month month) =>
        JudgeAsync(month, lists.EachOfMonthAsync(month), reports.EachOfMonthAsync(month));

    /// <summary>By teacher; of the month's other lessons nothing is kept in mind.</summary>
    /// <param name="teachers">Ids.</param>
    public async Task<ILookup<string, JudgedLesson>> OfTeachersAsync(Month month, IReadOnlySet<string> teachers)
    {
        var theirs = lists.EachOfMonthAsync(month).Where(lesson => teachers.Contains(lesson.TeacherId));
        return await JudgeAsync(month, theirs, reports.EachOfMonthAsync(month))
            .ToLookupAsync(judged => judged.Lesson.TeacherId);
    }

    public async Task<IReadOnlyList<JudgedLesson>> OfStreetAsync(Month month, string street)
    {
        var report = await reports.FindAsync(month, street) is { } found
            ? [found.Value]
            : Array.Empty<FeedbackReport>();
        return await JudgeAsync(month, lists.EachOfMonthAsync(month, street), report.ToAsyncEnumerable()).ToListAsync();
    }

    /// <summary>
    /// What staff decide, or have decided, as long as they may: before the month's payslips are released a first time.
    /// </summary>
    public async Task<IReadOnlyList<JudgedLesson>> ToDecideAsync(PayRun run) =>
        run.Stage == SettlementStage.Payroll && !run.WasSentBack
            ? await EachOfMonthAsync(run.Month).Where(IsForStaff).ToListAsync()
            : [];

    private static bool IsForStaff(JudgedLesson judged) =>
        judged is { Payability: Payability.Contradiction } or { Lesson.DecidedByStaff: not null };

    private async IAsyncEnumerable<JudgedLesson> JudgeAsync(
        Month month,
        IAsyncEnumerable<LessonOfMonth> lessons,
        IAsyncEnumerable<FeedbackReport> reported
    )
    {
        // The decision itself, not its copy in the list: that may not have been written yet.
        var decided = (await settlements.DecisionsAsync(month)).ToDictionary(one => one.LessonId);
        await using var saidBy = new ReportsByStreet(reported);
        await foreach (var lesson in lessons)
        {
            if (lesson.PaidIn is { } settled && settled != month)
                continue;
            // Its teacher has dropped out, and it is called off unless somebody takes it over: nobody gave it.
            if (lesson.TeacherId.Length == 0)
                continue;
            var said = await saidBy.SaidOfAsync(lesson);
            var one = lesson.CarriedOver ? await JudgeCarriedAsync(month, lesson, said) : JudgedLesson.Of(lesson, said);
            if (one is not null)
                yield return decided.TryGetValue(lesson.LessonId, out var decision) ? one.As(decision.Delivered) : one;
        }
    }

    // What was said and sent in an earlier month still counts, unless the street has said something newer.
    // Null where an earlier month has settled it after all.
    private async Task<JudgedLesson?> JudgeCarriedAsync(Month month, LessonOfMonth lesson, LessonFeedback? said)
    {
        var (feedback, known) = (said, lesson);
        for (var earlier = month.Previous; earlier.CompareTo(MonthOf(lesson)) >= 0; earlier = earlier.Previous)
        {
            feedback ??= await SaidOfAsync(earlier, lesson);
            var before = await lists.FindAsync(earlier, lesson.Street, lesson.LessonId);
            if (before?.PaidIn is { } settled && settled != month)
                return null;
            known = known with
            {
                HasMedia = known.HasMedia || before is { HasMedia: true },
                DecidedByStaff = known.DecidedByStaff ?? before?.DecidedByStaff,
            };
        }

        return JudgedLesson.Of(known, feedback);
    }

    private async Task<LessonFeedback?> SaidOfAsync(Month month, LessonOfMonth lesson) =>
        (await reports.FindAsync(month, lesson.Street))?.Value.Lessons.FirstOrDefault(said =>
            said.LessonId == lesson.LessonId
        );

    public static Month MonthOf(LessonOfMonth lesson) => Month.Of(ShanghaiTime.DateOf(lesson.Start));
}
