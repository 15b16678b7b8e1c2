using Azure.Data.Tables;
using Delivery.Domain;

namespace Delivery.Functions.Workflow;

/// <summary>What a command came to on the rows as they were read: refused, nothing to do, or what is to be saved and told.</summary>
public sealed record Decided<T>(
    Outcome<T> Outcome,
    Act? Act = null,
    IReadOnlyList<TableTransactionAction>? Rows = null,
    params IReadOnlyList<OutboxMessage> Messages
)
{
    // A refusal, or what was done before: nothing is saved.
    public static implicit operator Decided<T>(Outcome<T> outcome) => new(outcome);
}

public static class Decided
{
    public static Decided<T> Change<T>(
        T value,
        Act act,
        IReadOnlyList<TableTransactionAction> rows,
        params IReadOnlyList<OutboxMessage> messages
    ) => new(Outcome.Of(value), act, rows, messages);
}
