using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>Draws a week's lessons for unannounced visits; what was drawn before is not drawn again.</summary>
public sealed class DrawVisits(
    LessonVisits visits,
    DrawFacts facts,
    Commands commands,
    CurrentSettings settings,
    FreshIds ids,
    TimeProvider clock
)
{
    public static Refusal WrongSeed { get; } = new("draw.seed", "种子应为整数，或空着由系统取", "seed");

    /// <param name="seed">Null makes one; it is kept with the draw.</param>
    public Task<Outcome<KeptDraw>> RunAsync(Week week, int count, int? seed, Call call) =>
        commands.RunAsync(
            call,
            visits.PlaceOf(week),
            durable: null,
            () => DecideAsync(week, count, seed ?? NewSeed(), call)
        );

    private async Task<Decided<KeptDraw>> DecideAsync(Week week, int count, int seed, Call call)
    {
        var now = clock.GetUtcNow();
        var known = (await visits.OfWeekAsync(week)).Select(visit => visit.LessonId).ToHashSet();
        var lessons = (await facts.OfWeekAsync(week, now))
            .Where(lesson => !known.Contains(lesson.Lesson.LessonId))
            .ToDictionary(lesson => lesson.Lesson.LessonId);
        var candidates = lessons.Values.Select(lesson => lesson.Candidate).ToList();
        var drawn = VisitDraw.Draw(candidates, count, seed);
        if (drawn.IsRefused)
            return Outcome.Refused<KeptDraw>(drawn.Refusals);
        var number = (await visits.DrawsOfWeekAsync(week)).Count + 1;
        var kept = new KeptDraw(
            week,
            number,
            seed,
            count,
            now,
            call.By.Name,
            candidates,
            [.. drawn.Value.Select(one => one.LessonId)]
        );
        return Decided.Change(
            kept,
            new Act("visit.draw", $"{week}", $"{candidates.Count}节中抽{drawn.Value.Count}节，随机数{seed}"),
            [
                LessonVisits.Insert(kept),
                .. drawn.Value.Select(one => LessonVisits.Insert(VisitOf(week, lessons[one.LessonId]))),
            ]
        );
    }

    private Visit VisitOf(Week week, WeighedLesson weighed)
    {
        var lesson = weighed.Lesson;
        return new Visit(
            LessonVisits.IdFor(week, lesson.LessonId),
            lesson.LessonId,
            lesson.CourseId,
            lesson.StreetName,
            lesson.Discipline,
            lesson.Category,
            lesson.TeacherName,
            lesson.Start,
            lesson.Minutes,
            settings.At(lesson.Start).Teaching.MinimumHeadcount(lesson.Category),
            weighed.Candidate.Reasons
        );
    }

    private int NewSeed() => ids.At(clock.GetUtcNow()).GetHashCode() & int.MaxValue;
}
