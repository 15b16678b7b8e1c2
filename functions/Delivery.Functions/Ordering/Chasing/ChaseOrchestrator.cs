using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.Ordering.Chasing;

/// <param name="Day">The Shanghai date of the mails: one a day and person.</param>
public sealed record StreetsToChase(DateOnly Day, IReadOnlyList<string> Streets);

/// <summary>Something that a street has left undone, for staff.</summary>
public sealed record LeftUndone(string Street, string Title, DateTimeOffset Due);

public sealed record LeftUndoneOfDay(DateOnly Day, IReadOnlyList<LeftUndone> Items);

/// <summary>
/// A morning's digests to the street offices, some streets at a time, then one mail to staff about what has been left
/// undone for too long. Instance: <c>chase-{day}</c>.
/// </summary>
public static class ChaseOrchestrator
{
    private const int StreetsAtOnce = 20;

    [Function(nameof(ChaseOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var all = context.GetInput<StreetsToChase>()!;
        var undone = new List<LeftUndone>();
        foreach (var streets in all.Streets.Chunk(StreetsAtOnce))
            undone.AddRange(
                (await context.Do<LeftUndoneOfDay>(nameof(SendDigests), all with { Streets = streets })).Items
            );
        if (undone.Count > 0)
            await context.Do(nameof(TellOfLeftUndone), new LeftUndoneOfDay(all.Day, undone));
    }
}
