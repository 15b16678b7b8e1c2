namespace Delivery.Domain.Matching;

/// <summary>The points that each part of a score can bring.</summary>
public sealed record ScoreWeights(
    decimal TaughtHereWell = 30m,
    decimal Distance = 20m,
    decimal GradeAskedFor = 15m,
    decimal Fairness = 20m,
    decimal Response = 15m,
    decimal Requested = 25m
);

/// <summary>The matching rules' numbers, changeable without code.</summary>
public sealed record MatchingSettings
{
    /// <summary>Minutes between lessons at two venues of one district.</summary>
    public int GapMinutes { get; init; } = 60;

    /// <summary>Minutes between lessons in two districts.</summary>
    public int GapMinutesAcrossDistricts { get; init; } = 90;

    /// <summary>Teachers asked at once.</summary>
    public int AskAtOnce { get; init; } = 3;

    public int AnswerWorkingHours { get; init; } = 24;

    /// <summary>For the street, when a teacher proposes other times.</summary>
    public int StreetAnswerWorkingHours { get; init; } = 24;

    /// <summary>How often a missing acknowledgement is asked for again, once each working day, before staff are told.</summary>
    public int AcknowledgementChases { get; init; } = 3;

    /// <summary>Courses that come within so many minutes are planned together; 0 plans each as it comes.</summary>
    public int PlanEveryMinutes { get; init; } = 10;

    /// <summary>With fewer working days left before its first lesson, a course is planned at once.</summary>
    public int UrgentWorkingDays { get; init; } = 3;

    /// <summary>For the street to object to a teacher who has acknowledged; 0 where it may not.</summary>
    public int ObjectionWorkingDays { get; init; } = 1;

    /// <summary>An objection that waits longer is brought to mind, and twice as long later to the manager's.</summary>
    public int ObjectionReminderWorkingDays { get; init; } = 1;

    /// <summary>A teacher is reminded so many days before the last day of a certificate.</summary>
    public int CertificateDays { get; init; } = 30;

    /// <summary>How long the best plan may be searched for.</summary>
    public int PlanSeconds { get; init; } = 20;

    public ScoreWeights Weights { get; init; } = new();

    /// <summary>The reminder goes out at half time.</summary>
    public int ReminderWorkingHours => AnswerWorkingHours / 2;
}
