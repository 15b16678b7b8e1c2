namespace Delivery.Domain.Matching.Objections;

public enum ObjectionState
{
    /// <summary>Waits for staff.</summary>
    Open,

    /// <summary>Staff have said no, with a reason.</summary>
    Declined,

    /// <summary>The teacher's first lesson came, and nobody had decided.</summary>
    Lapsed,
}

/// <summary>
/// A street objects to the teacher who was confirmed for its course. It stands in the course as long as that teacher does; one
/// that staff agree to is kept with the teacher's leaving.
/// </summary>
/// <param name="Number">Counts the teachers who were confirmed for the course, from 1: to each there is one objection at most.</param>
/// <param name="Reason">The street's words, for staff alone.</param>
/// <param name="By">Who said it, as shown to staff.</param>
/// <param name="Answer">Why staff declined it: for the street.</param>
public sealed record Objection(
    int Number,
    string Reason,
    string By,
    DateTimeOffset At,
    ObjectionState State = ObjectionState.Open,
    DateTimeOffset? DecidedAt = null,
    string? Answer = null
);
