using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching;

/// <summary>The order goes into matching, unless it was withdrawn meanwhile.</summary>
public sealed class BeginMatching(StageMoves moves)
{
    [Function(nameof(BeginMatching))]
    public async Task<bool> Run([ActivityTrigger] string courseId) =>
        !(await moves.MoveAsync(courseId, OrderStage.Matching, "系统")).IsRefused;
}

/// <summary>Ranks once a round and keeps the explanation, so that everybody later sees why whom was asked.</summary>
public sealed class RankTeachers(Courses courses, TeacherSituations situations, TimeProvider clock)
{
    [Function(nameof(RankTeachers))]
    public async Task Run([ActivityTrigger] MatchingRound round)
    {
        if (await courses.RankingAsync(round.CourseId, round.Round) is not null)
            return;
        var course = await courses.GetWithLessonsAsync(round.CourseId);
        var ranked = await situations.RankAsync(course);
        await courses.KeepAsync(round.CourseId, new RankingOfRound(round.Round, clock.GetUtcNow(), ranked));
    }
}

/// <summary>Asks the next best who were not asked in this round, all at once. Nobody is asked once the course has begun.</summary>
public sealed class AskTeachers(
    Courses courses,
    Inquiries inquiries,
    Calendars calendars,
    InquiryLetters letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(AskTeachers))]
    public async Task<AskedTeachers> Run([ActivityTrigger] MatchingRound round)
    {
        var course = await courses.GetWithLessonsAsync(round.CourseId);
        var planned = await PlanAsync(round, course);
        var asked = new List<Inquiry>();
        foreach (var inquiry in planned)
            asked.Add(await inquiries.AskAsync(inquiry));
        foreach (var inquiry in asked)
            await letters.AskAsync(inquiry, course);
        return asked.Count == 0
            ? new AskedTeachers(0, default, default)
            : new AskedTeachers(asked.Count, asked.Min(one => one.RemindAt), asked.Max(one => one.AnswerBy));
    }

    private async Task<IReadOnlyList<Inquiry>> PlanAsync(MatchingRound round, CourseWithLessons course)
    {
        var earlier = (await inquiries.OfCourseAsync(round.CourseId, round.Round)).Select(one => one.Value).ToList();
        if (earlier.Where(inquiry => inquiry.Batch == round.Batch).ToList() is { Count: > 0 } same)
            return same;
        var (now, begins) = (clock.GetUtcNow(), course.First.Start);
        if (now >= begins)
            return [];
        var calendar = await calendars.LoadAsync();
        var ranking = await courses.RankingAsync(round.CourseId, round.Round);
        return
        [
            .. ranking!
                .Ranked.Candidates.Select((candidate, index) => (Candidate: candidate, Rank: index + 1))
                .Where(ranked => earlier.All(inquiry => inquiry.TeacherId != ranked.Candidate.TeacherId))
                .Take(settings.Matching.AskAtOnce)
                .Select(ranked => new Inquiry(
                    InquiryId.Format(round.CourseId, round.Round, ranked.Candidate.TeacherId),
                    round.CourseId,
                    round.Round,
                    round.Batch,
                    ranked.Rank,
                    ranked.Candidate.TeacherId,
                    ranked.Candidate.Name,
                    now,
                    Earlier(calendar.AddWorkingHours(now, settings.Matching.ReminderWorkingHours), begins),
                    Earlier(calendar.AddWorkingHours(now, settings.Matching.AnswerWorkingHours), begins)
                )),
        ];
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>Half time: who has not answered is asked once more.</summary>
public sealed class RemindTeachers(Courses courses, Inquiries inquiries, InquiryLetters letters, TimeProvider clock)
{
    [Function(nameof(RemindTeachers))]
    public async Task Run([ActivityTrigger] MatchingRound round)
    {
        var course = await courses.GetWithLessonsAsync(round.CourseId);
        foreach (var stored in await inquiries.OfCourseAsync(round.CourseId, round.Round))
            if (
                stored.Value is { Answer: InquiryAnswer.Open, End: null } open
                && open.Batch == round.Batch
                && open.AnswerBy > clock.GetUtcNow()
            )
                await letters.RemindAsync(open, course);
    }
}
