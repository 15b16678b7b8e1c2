using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Settlement.Carried;
using Delivery.Functions.Settlement.Lessons;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;

namespace Delivery.Functions.Settlement;

/// <summary>What a program is answered that asks for a month's run or does something to it: the run as it stands then.</summary>
public sealed class SettlementAnswers(Settlements settlements, LessonsToPay lessons, CarriedItems carried)
{
    /// <param name="movesOn">Which lessons move on to the next month, where the act decides that.</param>
    public async Task<ApiAnswer> ShowAsync(
        Month month,
        Outcome<PayRun> outcome,
        Func<PayRun, IReadOnlyList<KeptPayslip>, Task<IReadOnlyList<MovingLessonView>>>? movesOn = null
    )
    {
        if (outcome.IsRefused)
            return Refused(month, outcome.Refusals);
        var (run, kept) = (outcome.Value, (await settlements.PayslipsAsync(month)).Select(one => one.Value).ToList());
        var view = SettlementView.Of(run, await carried.StandingAsync(run, kept), await lessons.ToDecideAsync(run)) with
        {
            MovesOn = movesOn is null ? null : await movesOn(run, kept),
        };
        return ApiAnswer.Ok(view) with { ShowsMore = true };
    }

    public static ApiAnswer Refused(Month month, IReadOnlyList<Refusal> refusals) =>
        refusals[0].Code switch
        {
            "settlement.unknown" => ApiAnswer.NotFound("settlement.unknown", "这个月的结算", month.ToString()),
            "settlement.lesson-unknown" => new ApiAnswer(404, Problem.Of(404, refusals)),
            _ => ApiAnswer.Refused(refusals),
        };

    public static ApiAnswer NoSuchMonth(string month) =>
        ApiAnswer.NotFound("settlement.month", "这个月（例如 2026-09）", month);
}
