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
}
