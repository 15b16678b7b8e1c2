using Delivery.Domain.Calendar;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.People.Succession;

/// <param name="Orders">Those that go to the new street, by their old numbers.</param>
/// <param name="By">Who took it, as shown to people.</param>
/// <param name="What">In a sentence, for the letter.</param>
public sealed record StreetsChanged(
    StreetChangeKind Kind,
    string Code,
    string OtherCode,
    DateOnly From,
    string What,
    string Reason,
    IReadOnlyList<string>? Orders = null,
    string? By = null
)
{
    public static StreetsChanged Of(StreetChange taken, string by) =>
        new(
            taken.Kind,
            taken.Code,
            taken.OtherCode,
            taken.From!.Value,
            SuccessionWords.What(taken),
            taken.Reason,
            taken.Kind == StreetChangeKind.Split ? taken.Orders : null,
            by
        );
}

/// <summary>
/// Streets were merged or split: both hear of it, and on the day the quota and the courses' contacts follow. Rights need no
/// step: they are asked for by the day. Instance: <c>street-change-{kind}-{code}-{other}</c>.
/// </summary>
public static class StreetChangeOrchestrator
{
    [Function(nameof(StreetChangeOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var change = context.GetInput<StreetsChanged>()!;
        await context.Do(nameof(TellOfStreetChange), change);
        // A new street has nothing of its own from the first moment on.
        await context.Do(nameof(PassQuota), change);
        if (change.Orders is { Count: > 0 })
            await context.Do(nameof(HandOverOrders), change);
        await context.Until(ShanghaiTime.StartOf(change.From));
        await context.Do(nameof(PassQuota), change);
        await context.Do(nameof(HandOverCourses), change);
    }
}
