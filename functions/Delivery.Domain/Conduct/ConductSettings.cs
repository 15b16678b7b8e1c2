namespace Delivery.Domain.Conduct;

/// <summary>The numbers around changes, violations and suspensions, changeable without code (domain.md, sections 2 and 8).</summary>
public sealed record ConductSettings
{
    /// <summary>A change whose lesson is nearer than this is urgent to staff.</summary>
    public int ChangeUrgentHours { get; init; } = 24;

    /// <summary>Working days without a decision until staff are reminded of a change.</summary>
    public int ChangeReminderWorkingDays { get; init; } = 1;

    /// <summary>So many violations of one season propose a suspension.</summary>
    public int ViolationsToSuspend { get; init; } = 3;

    /// <summary>Working days until whoever has to act on a suspension is reminded, and again each time.</summary>
    public int SuspensionReminderWorkingDays { get; init; } = 2;

    /// <summary>Working days in which a suspended street is expected to file its rectification.</summary>
    public int RectificationWorkingDays { get; init; } = 10;

    /// <summary>The parts of the yearly assessment: together they are scaled to 100.</summary>
    public int DeliveredPoints { get; init; } = 30;
    public int ParticipantPoints { get; init; } = 30;
    public int FeedbackPoints { get; init; } = 25;
    public int RosterPoints { get; init; } = 10;
    public int NewsPoints { get; init; } = 10;
    public int RatingPoints { get; init; } = 15;

    /// <summary>Taken off for each.</summary>
    public int PointsPerViolation { get; init; } = 3;
    public int PointsPerGraveViolation { get; init; } = 15;
}
