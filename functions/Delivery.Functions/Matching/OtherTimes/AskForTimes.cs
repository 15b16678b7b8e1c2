using Delivery.Domain;
using Delivery.Domain.Matching.OtherTimes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Matching.OtherTimes;

/// <summary>Staff ask a street for other times, since nobody could come at those ordered; its ordering contact gets a letter.</summary>
public sealed class AskForTimes(StreetYears streetYears, TimesLetters letters, Commands commands, TimeProvider clock)
{
    /// <param name="lessons">Numbers, from 1, of those that need another time.</param>
    public Task<Outcome<Order>> RunAsync(string courseId, string text, IReadOnlyList<int> lessons, Call call) =>
        commands.RunAsync(
            call,
            streetYears.PlaceOf(courseId),
            durable: null,
            () => DecideAsync(courseId, text, lessons, call.By.Name),
            _ => FollowAsync(courseId)
        );

    /// <summary>Writes the letter; for who finds that nobody did.</summary>
    public Task FollowAsync(string courseId) => letters.AskAsync(courseId);

    private async Task<Decided<Order>> DecideAsync(string courseId, string text, IReadOnlyList<int> lessons, string by)
    {
        if (await streetYears.OrderAsync(courseId) is not { } stored)
            return Outcome.Refused<Order>(AssignTeacher.Unknown(courseId));
        var asked = TimesRules.Ask(stored.Value, text, lessons, clock.GetUtcNow(), by);
        return asked.IsRefused
            ? asked
            : Decided.Change(
                asked.Value,
                new Act("times.ask", courseId, text),
                [TableRows.Replace(StreetYears.RowOf(asked.Value), stored.ETag)]
            );
    }
}
