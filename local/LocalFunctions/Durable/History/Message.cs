namespace LocalFunctions.Durable.History;

/// <summary>
/// An arrival on its way to an instance. <paramref name="Generation"/> null means any; otherwise a later generation
/// drops it. <paramref name="Origin"/> is the row that the step which takes it must delete. <paramref name="Begins"/> is the
/// instance that it begins, where that need not be read again.
/// </summary>
internal sealed record Message(
    long Key,
    int? Generation,
    Arrival Arrival,
    Origin Origin,
    InstanceRecord? Begins = null
);

/// <summary>Where a message is kept until it is taken: a row in one of the tables, or nowhere but in memory.</summary>
internal readonly record struct Origin(OriginKind Kind, long Row);

internal enum OriginKind
{
    Memory,
    Messages,
    Tasks,
    Timers,
}
