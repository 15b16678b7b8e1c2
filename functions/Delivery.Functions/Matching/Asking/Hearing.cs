using Delivery.Functions.Workflow;
using Microsoft.DurableTask;

namespace Delivery.Functions.Matching.Asking;

/// <summary>What people said about a course while a teacher was looked for.</summary>
public sealed record Heard(StaffDecision? Staff, bool Withdrawn)
{
    public bool Anything => Staff is not null || Withdrawn;

    /// <summary>Asked to look again: news only to a course that does not look.</summary>
    public bool OnlyAskAgain => Staff is { Match: StaffMatch.AskAgain } && !Withdrawn;

    public string? Assigned => Staff?.TeacherId;

    /// <summary>Staff first: a teacher whom they booked must be confirmed or freed, whatever else happened.</summary>
    public SearchResult Result =>
        Staff switch
        {
            { Match: StaffMatch.Assigned } => new(SearchEnd.Booked, Assigned),
            { Match: StaffMatch.GivenUp } => new(SearchEnd.GivenUp),
            { Match: StaffMatch.AskAgain } => new(SearchEnd.AskAgain),
            _ => new(SearchEnd.Withdrawn),
        };
}

public static class Hearing
{
    /// <summary>Waits until staff decide, the street withdraws, or what is waited for otherwise comes to its end.</summary>
    public static async Task<Heard> Hear(this TaskOrchestrationContext context, Func<CancellationToken, Task> otherwise)
    {
        using var over = new CancellationTokenSource();
        var end = otherwise(over.Token);
        while (true)
        {
            var order = context.OpenWait<OrderMove>(Events.Order);
            var staff = context.OpenWait<StaffDecision>(Events.StaffMatched);
            await Task.WhenAny(order, staff, end);
            var said = new Heard(
                staff.IsCompletedSuccessfully ? context.Take(Events.StaffMatched, staff) : null,
                order.IsCompletedSuccessfully && context.Take(Events.Order, order) == OrderMove.Withdrawn
            );
            // An approval that was told twice says nothing new.
            if (!said.Anything && !end.IsCompleted)
                continue;
            over.Cancel();
            return said;
        }
    }
}
