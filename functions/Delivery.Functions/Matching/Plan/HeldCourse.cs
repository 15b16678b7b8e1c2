using Delivery.Domain.Matching;
using Delivery.Functions.Email;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Matching.Plan;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Plan;

/// <summary>A course that staff let wait: nobody's time is kept for it, and they are reminded while there is time to act.</summary>
public sealed class HeldCourse(
    MatchingPlans plans,
    Calendars calendars,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="why">What staff wrote.</param>
    /// <returns>When it is looked at again, unless it is let go on before.</returns>
    public async Task<DateTimeOffset> WaitAsync(MatchingRound round, CourseWithLessons course, string why)
    {
        await LetGoAsync(round.CourseId);
        var (now, first, calendar) = (clock.GetUtcNow(), course.First.Start, await calendars.LoadAsync());
        var remindAt = HoldRules.RemindAt(calendar, first, settings.Matching.UrgentWorkingDays);
        if (now < remindAt)
            return remindAt;
        await letters.PostAsync(
            $"on-hold/{round.CourseId}/{round.Round}/{round.Batch}",
            letters.Staff,
            new CourseOnHoldMail(
                letters.Contact,
                letters.Staff.Name,
                course.Facts(),
                why,
                Tally.WorkingDaysLeft(calendar, now, first),
                letters.Link(Paths.MatchingOf(round.CourseId)),
                course.Course.IsOpen
            ),
            Urgency.Now
        );
        return first;
    }

    // Those asked last have all said no: they are free, and staff may ask whom they choose.
    private Task LetGoAsync(string courseId) =>
        plans.ChangeAsync(
            courseId,
            turn => turn is { Teacher: not null } ? turn with { Teacher = null, Held = null } : null
        );
}
