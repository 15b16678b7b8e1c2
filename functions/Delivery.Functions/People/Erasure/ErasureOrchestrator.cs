using Delivery.Functions.Security;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Delivery.Functions.People.Erasure;

/// <summary>Goes through every place where data of a person lies. Instance: <c>erasure-{id}</c>.</summary>
public static class ErasureOrchestrator
{
    [Function(nameof(ErasureOrchestrator))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var id = context.GetInput<string>()!;
        // Twice: while the first round went on, a letter or a copy may have been made of what was there before.
        for (var round = 0; round < 2; round++)
            foreach (var place in await context.Do<string[]>(nameof(ListErasablePlaces), id))
                await context.Do(nameof(EraseFromPlace), new PlaceToErase(id, place));
        await context.Do(nameof(FinishErasure), id);
    }
}

public sealed record PlaceToErase(string ErasureId, string Place);

public sealed class ListErasablePlaces(IEnumerable<ErasablePlace> places)
{
    [Function(nameof(ListErasablePlaces))]
    public string[] Run([ActivityTrigger] string id) => [.. places.Select(place => place.Name)];
}

/// <summary>Erases from one place; again after a crash it finds less, and in the end nothing.</summary>
public sealed class EraseFromPlace(IEnumerable<ErasablePlace> places, Certificates certificates)
{
    [Function(nameof(EraseFromPlace))]
    public async Task Run([ActivityTrigger] PlaceToErase task)
    {
        if (await certificates.EraseeAsync(task.ErasureId) is not { } erasee)
            return;
        var erased = await places.Single(place => place.Name == task.Place).EraseAsync(erasee);
        await certificates.NoteAsync(
            task.ErasureId,
            certificate =>
                certificate with
                {
                    Done = new Dictionary<string, int>(certificate.Done)
                    {
                        [task.Place] = certificate.Done.GetValueOrDefault(task.Place) + erased,
                    },
                }
        );
    }
}

/// <summary>The certificate is complete, and whom it was about is forgotten here too.</summary>
public sealed class FinishErasure(Certificates certificates, AuditLog audit, TimeProvider clock)
{
    [Function(nameof(FinishErasure))]
    public async Task Run([ActivityTrigger] string id)
    {
        if (await certificates.EraseeAsync(id) is null)
            return;
        await audit.WriteAsync(Caller.Service, "person.erased", id);
        await certificates.NoteAsync(id, certificate => certificate with { FinishedAt = clock.GetUtcNow() });
        await certificates.ForgetAsync(id);
    }
}
