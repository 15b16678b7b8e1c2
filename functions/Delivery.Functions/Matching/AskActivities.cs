using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Plan;
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

/// <summary>Asks those whom the plan says and who were not asked in this round, all at once. Nobody is asked once the course has begun.</summary>
public sealed class AskTeachers(
    Courses courses,
    Inquiries inquiries,
    MatchingPlans plans,
    PlannedInquiries planned,
    InquiryLetters letters,
    TimeProvider clock
)
{
    [Function(nameof(AskTeachers))]
    public async Task<AskedTeachers> Run([ActivityTrigger] MatchingRound round)
    {
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        var earlier = (await inquiries.OfCourseAsync(round.CourseId, round.Round)).Select(one => one.Value).ToList();
        var batch = earlier.Where(inquiry => inquiry.Batch == round.Batch).ToList();
        if (batch.Count == 0)
        {
            if (clock.GetUtcNow() >= course.First.Start)
                return new AskedTeachers(0, default, default);
            var turn = (await plans.TurnAsync(round.CourseId))?.Value;
            if (turn is { OnHold: not null })
                return new AskedTeachers(0, default, default, OnHoldUntil: course.First.Start);
            batch.AddRange(await planned.OfAsync(round, course, earlier, turn?.Chosen));
        }

        // Also those that a crash left half asked: what points to them may be missing.
        var asked = new List<Inquiry>();
        foreach (var inquiry in batch)
            asked.Add(await inquiries.AskAsync(inquiry));
        foreach (var inquiry in asked)
            await letters.AskAsync(inquiry, course);
        if (asked.Count == 0)
            return new AskedTeachers(0, default, default);
        await HoldAsync(round, course, asked[0].TeacherId);
        return new AskedTeachers(asked.Count, asked.Min(one => one.RemindAt), asked.Max(one => one.AnswerBy));
    }

    // While the best-ranked is asked, no other plan counts on this time.
    private Task HoldAsync(MatchingRound round, CourseWithLessons course, string teacherId) =>
        plans.ChangeAsync(
            round.CourseId,
            turn =>
                (turn ?? new PlanTurn(round.CourseId, round.Round, string.Empty, clock.GetUtcNow())) with
                {
                    Round = round.Round,
                    Chosen = null,
                    Teacher = teacherId,
                    Held = TeacherSituations.BookingsOf(course),
                }
        );
}

/// <summary>Half time: who has not answered is asked once more.</summary>
public sealed class RemindTeachers(Courses courses, Inquiries inquiries, InquiryLetters letters, TimeProvider clock)
{
    [Function(nameof(RemindTeachers))]
    public async Task Run([ActivityTrigger] MatchingRound round)
    {
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        foreach (var stored in await inquiries.OfCourseAsync(round.CourseId, round.Round))
            if (
                stored.Value is { Answer: InquiryAnswer.Open, End: null } open
                && open.Batch == round.Batch
                && open.AnswerBy > clock.GetUtcNow()
            )
                await letters.RemindAsync(open, course);
    }
}
