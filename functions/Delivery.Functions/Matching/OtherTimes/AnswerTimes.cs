using Delivery.Domain;
using Delivery.Domain.Matching;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>
/// A street chooses other times, or says that it has none. The answer is saved in the order, which also knows its stage: it is
/// never taken while teachers are asked again. New times are taken up by the search, which is told to look once more.
/// </summary>
public sealed class AnswerTimes(
    StreetYears streetYears,
    Calendars calendars,
    TimesLetters letters,
    Commands commands,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <param name="number">Which question it answers.</param>
    public Task<Outcome<Order>> RunAsync(
        string courseId,
        int number,
        TimesReply reply,
        Call call,
        DurableTaskClient durable
    ) =>
        commands.RunAsync(
            call,
            streetYears.PlaceOf(courseId),
            durable,
            () => DecideAsync(courseId, number, reply, call.By.Name),
            _ => FollowAsync(courseId)
        );

    /// <summary>Tells staff of a street that has no other times; for who finds that nobody did.</summary>
    public Task FollowAsync(string courseId) => letters.TellStaffAsync(courseId);

    private async Task<Decided<Order>> DecideAsync(string courseId, int number, TimesReply reply, string by)
    {
        if (await streetYears.OrderAsync(courseId) is not { } stored)
            return Outcome.Refused<Order>(AssignTeacher.Unknown(courseId));
        var answered = TimesRules.Answer(stored.Value, number, reply, await FactsAsync(stored.Value), by);
        if (answered.IsRefused)
            return answered;
        var chosen = reply.Answer == TimesAnswer.Chosen;
        return Decided.Change(
            answered.Value,
            new Act(chosen ? "times.choose" : "times.none", courseId, reply.Comment),
            [TableRows.Replace(StreetYears.RowOf(answered.Value), stored.ETag)],
            // A course that had a teacher keeps its times: this is its first search.
            chosen
                ?
                [
                    OutboxMessage.Raise(
                        Instances.Search(courseId, dropOuts: 0),
                        Events.StaffMatched,
                        new StaffDecision(StaffMatch.AskAgain)
                    ),
                ]
                : []
        );
    }

    private async Task<ProposalFacts> FactsAsync(Order order) =>
        new(
            order.Request.FundingStream,
            await calendars.LoadAsync(),
            clock.GetUtcNow(),
            settings.Ordering,
            calendars.WhomToCall
        );
}
