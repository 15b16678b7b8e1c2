using Delivery.Functions.Security;

namespace Delivery.Functions.Workflow;

/// <summary>A command that is being carried out: the id and the moment are the same however often rivals win.</summary>
/// <param name="Row">Key of its line of the audit log, in the partition of its place.</param>
/// <param name="Answer">Key of its answer, where one is kept.</param>
/// <param name="Follow">What is done after its batch, before its note is forgotten.</param>
public sealed record Attempt(
    Caller By,
    Place Place,
    DateTimeOffset At,
    string Row,
    string? Answer = null,
    Func<Task>? Follow = null
)
{
    /// <summary>Its note has been written, and is to be forgotten should nothing come of it.</summary>
    internal Noted Noted { get; } = new();

    public Guid Id => IdOf(Row);

    public static Guid IdOf(string row) => Guid.ParseExact(row.AsSpan(row.Length - 32), "N");
}

internal sealed class Noted
{
    public bool Is { get; set; }
}

/// <summary>A command's line of the audit log with what it tells, as both are saved in its batch.</summary>
public sealed record SavedAct(AuditEntry Entry, IReadOnlyList<OutboxMessage> Messages);
