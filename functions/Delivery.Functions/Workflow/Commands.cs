using Delivery.Domain;
using Delivery.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Workflow;

/// <summary>
/// The one way in which a command is carried out: decided on what is stored, and saved in one batch of one partition with
/// its messages, its line of the audit log and its answer. Rivals make it decide again; whoever repeats a key gets the
/// first answer, whatever was killed when.
/// </summary>
public sealed class Commands(Outbox outbox, KeptAnswers answers, DeliveryTables tables)
{
    /// <param name="place">Where the rows of the decision lie; its partition is the same at every attempt.</param>
    /// <param name="decide">Reads and decides; called again when a rival changed what was read.</param>
    /// <param name="follow">
    /// What lies in other partitions, such as a copy in a list or a mail; done again at every repetition. What a kill leaves of
    /// it is done by the timer, where a <see cref="Following"/> says how.
    /// </param>
    /// <exception cref="InvalidOperationException">Rivals won every time: the partition is busier than it was made for.</exception>
    public async Task<Outcome<T>> RunAsync<T>(
        Call call,
        Place place,
        DurableTaskClient? durable,
        Func<Task<Decided<T>>> decide,
        Func<T, Task>? follow = null
    )
    {
        var home = TableRows.CanBeKey(place.Partition) ? place : NoPlace(call);
        var attempt = outbox.Begin(call.By, home);
        var (isFollowed, outcome) = await TableRows.UntilCommittedAsync(async () =>
        {
            var decided = await decide();
            if (decided.Act is null)
                return (true, (false, await EndAsync(attempt, call, home, decided.Outcome)));
            if (await CommitAsync(attempt, call, durable, decided, follow))
                return (true, (true, decided.Outcome));
            return await answers.FindAsync<T>(call, home) is { } first
                ? (true, (false, await EndAsync(attempt, call, home, first)))
                : (false, (false, decided.Outcome));
        });
        if (!isFollowed && !outcome.IsRefused && follow is not null)
            await follow(outcome.Value);
        return outcome;
    }

    /// <summary>Where the answer of an act is kept that changes no row of its own, such as a calculation.</summary>
    public Place NoPlace(Call call) => new(tables.Idempotency, call.Key?.Hash[..2] ?? "none");

    private async Task<bool> CommitAsync<T>(
        Attempt attempt,
        Call call,
        DurableTaskClient? durable,
        Decided<T> decided,
        Func<T, Task>? follow
    )
    {
        var answer = answers.RowOf(call, attempt.Place, decided.Outcome);
        var committed = await outbox.TryCommitAsync(
            durable,
            attempt with
            {
                Answer = answer?.RowKey,
                Follow = follow is null || decided.Outcome.IsRefused ? null : () => follow(decided.Outcome.Value),
            },
            decided.Act!,
            [.. decided.Rows ?? [], .. answer is null ? [] : new[] { TableRows.Insert(answer) }],
            [.. decided.Messages]
        );
        return committed is not null;
    }

    // Nothing is saved: either it was done before under this key, or this is the first answer to it.
    private async Task<Outcome<T>> EndAsync<T>(Attempt attempt, Call call, Place home, Outcome<T> outcome)
    {
        await outbox.GiveUpAsync(attempt);
        return call.IsRepeated ? outcome : await answers.KeepAsync(call, home, outcome);
    }
}
