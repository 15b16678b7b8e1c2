namespace Delivery.Domain.Operation.Chain;

/// <summary>What is wrong with a day of the audit log.</summary>
public enum BreakKind
{
    /// <summary>The seal of a day between two sealed days is not there.</summary>
    SealMissing,

    /// <summary>The seal does not say what it said, or the digests of the lines are not those that it sealed.</summary>
    SealBroken,

    /// <summary>The seal follows upon another hash than the seal of the day before has.</summary>
    SealBeforeDiffers,

    LineAltered,
    LineMissing,

    /// <summary>A line that the seal does not hold, and that was not awaited when the day was sealed.</summary>
    LineAdded,

    /// <summary>The act, as it was saved beside what it changed, says something else.</summary>
    ActDiffers,

    /// <summary>An act was saved, and the log has no line of it.</summary>
    ActNotListed,
}

/// <summary>A broken link.</summary>
/// <param name="Line">The key of the line; null where the seal itself is broken.</param>
public sealed record ChainBreak(DateOnly Day, BreakKind Kind, string? Line = null);
