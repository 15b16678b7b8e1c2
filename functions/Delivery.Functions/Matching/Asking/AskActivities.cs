using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.OtherTimes;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching.Asking;

/// <summary>
/// The order goes into matching, unless it was withdrawn meanwhile. Other times that its street has chosen are its times from
/// then on: once it is in matching, the street chooses no more.
/// </summary>
public sealed class BeginMatching(StageMoves moves, ChosenTimes chosen)
{
    [Function(nameof(BeginMatching))]
    public async Task<bool> Run([ActivityTrigger] string courseId)
    {
        var moved = await moves.MoveAsync(courseId, OrderStage.Matching, "系统");
        if (moved.IsRefused)
            return false;
        await chosen.TakeUpAsync(moved.Value);
        return true;
    }
}

/// <summary>Asks those whom the plan says and who were not asked in this round, all at once. Nobody is asked once the course has begun.</summary>
public sealed class AskTeachers(
    Courses courses,
    Inquiries inquiries,
    MatchingPlans plans,
    PlannedInquiries planned,
    HeldCourse held,
    InquiryLetters letters,
    TimeProvider clock
)
{
    [Function(nameof(AskTeachers))]
    public async Task<AskedTeachers> Run([ActivityTrigger] MatchingRound round)
    {
        var course = (await courses.GetWithLessonsAsync(round.CourseId)).Remaining;
        var earlier = await OfRoundAsync(round);
        var batch = earlier.Where(inquiry => inquiry.Batch == round.Batch).ToList();
        if (batch.Count == 0)
        {
            if (clock.GetUtcNow() >= course.First.Start)
                return Nobody;
            var turn = (await plans.TurnAsync(round.CourseId))?.Value;
            if (turn is { OnHold: { } why })
                return Nobody with { OnHoldUntil = await held.WaitAsync(round, course, why) };

            batch.AddRange(await planned.OfAsync(round, course, earlier, turn?.Chosen));
            if (batch.Count == 0)
                return Nobody;
            // All or none: whoever of them is missing after a crash would never be asked.
            if (!await inquiries.TryAskAsync(batch))
                batch = [.. (await OfRoundAsync(round)).Where(inquiry => inquiry.Batch == round.Batch)];
        }

        foreach (var inquiry in batch)
            await inquiries.PointToAsync(inquiry);
        foreach (var inquiry in batch)
            await letters.AskAsync(inquiry, course);
        await HoldAsync(round, course, batch[0].TeacherId);
        return new AskedTeachers(batch.Count, batch.Min(one => one.RemindAt), batch.Max(one => one.AnswerBy));
    }

    private static AskedTeachers Nobody { get; } = new(0, default, default);

    private async Task<IReadOnlyList<Inquiry>> OfRoundAsync(MatchingRound round) =>
        [.. (await inquiries.OfCourseAsync(round.CourseId, round.Round)).Select(one => one.Value)];

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
