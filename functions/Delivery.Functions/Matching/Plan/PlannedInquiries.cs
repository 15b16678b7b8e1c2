using Delivery.Domain.Matching;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;

namespace Delivery.Functions.Matching.Plan;

/// <summary>Turns what a plan, or staff, say about a course into inquiries.</summary>
public sealed class PlannedInquiries(
    PlansOfTurns plansOfTurns,
    Registers registers,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="earlier">Who was asked in this round already.</param>
    /// <param name="chosen">Whom staff want to be asked instead of the plan's.</param>
    public async Task<IReadOnlyList<Inquiry>> OfAsync(
        MatchingRound round,
        CourseWithLessons course,
        IReadOnlyList<Inquiry> earlier,
        IReadOnlyList<string>? chosen
    )
    {
        var (now, begins, calendar) = (clock.GetUtcNow(), course.First.Start, await calendars.LoadAsync());
        var (remindAt, answerBy) = InquiryTimes.Of(calendar, now, begins, settings.Matching);
        var ask = chosen is { Count: > 0 }
            ? await NamedAsync(chosen)
            : (await plansOfTurns.ForAsync(round, course)).Ask;
        return
        [
            .. ask.Where(one => earlier.All(inquiry => inquiry.TeacherId != one.TeacherId))
                .Select(
                    (one, index) =>
                        new Inquiry(
                            InquiryId.Format(round.CourseId, round.Round, one.TeacherId),
                            round.CourseId,
                            round.Round,
                            round.Batch,
                            earlier.Count + index + 1,
                            one.TeacherId,
                            one.Name,
                            now,
                            remindAt,
                            answerBy,
                            Times: course.Times()
                        )
                ),
        ];
    }

    private async Task<IReadOnlyList<AskedFor>> NamedAsync(IReadOnlyList<string> chosen)
    {
        var asked = new List<AskedFor>();
        foreach (var id in chosen)
            if ((await registers.Teachers.FindAsync(id))?.Value.Teacher is { Active: true } teacher)
                asked.Add(new AskedFor(id, teacher.Name, Score: 0));
        return asked;
    }
}
