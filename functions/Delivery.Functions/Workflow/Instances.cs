using Delivery.Domain.Calendar;

namespace Delivery.Functions.Workflow;

/// <summary>Instance ids are the business key: whoever starts the same thing twice starts it once.</summary>
public static class Instances
{
    public static string Course(string courseId) => $"course-{courseId}";

    public static string Matching(string courseId, int round) => $"matching-{courseId}-{round}";

    public static string Lesson(string lessonId) => $"lesson-{lessonId}";

    public static string Programme(Week week) => $"programme-{week}";

    /// <param name="replay">How often staff had it published anew.</param>
    public static string Channel(Week week, int edition, string channel, int replay = 0) =>
        $"programme-{week}-{edition}-{channel}" + (replay == 0 ? "" : $".{replay}");

    public static string Settlement(Month month) => $"settlement-{month}";

    /// <param name="number">Counts the payslip's disputes from 1.</param>
    public static string Dispute(string payslipId, int number) => $"dispute-{payslipId}-{number}";
}

/// <summary>Names of the events that commands raise and orchestrations wait for.</summary>
public static class Events
{
    /// <summary>To a course: its order was decided, resubmitted or withdrawn. Payload: <see cref="OrderMove"/>.</summary>
    public const string Order = "Order";

    /// <summary>To a matching: a teacher answered, or the street on a teacher's other times. Payload: the teacher's id.</summary>
    public const string Answered = "Answered";

    /// <summary>To a matching: stop asking. Payload: the id of the teacher whom staff assigned, or an empty text.</summary>
    public const string Stop = "Stop";

    /// <summary>To a course without a teacher: staff decided. Payload: <see cref="StaffDecision"/>.</summary>
    public const string StaffMatched = "StaffMatched";

    /// <summary>To a course: the teacher acknowledged the confirmation. Payload: true.</summary>
    public const string Acknowledged = "Acknowledged";

    /// <summary>To a lesson: evidence or a headcount came. Payload: true.</summary>
    public const string Evidence = "Evidence";

    /// <summary>To a week's programme: publish what has changed. Payload: true.</summary>
    public const string Publish = "Publish";

    /// <summary>To a month's settlement: a person did their part. Payload: <see cref="SettlementMove"/>.</summary>
    public const string Settlement = "Settlement";

    /// <summary>To a dispute: staff answered. Payload: true when the payslip was corrected.</summary>
    public const string DisputeAnswered = "DisputeAnswered";

    /// <summary>To a channel that keeps failing: staff give it up. Payload: their reason.</summary>
    public const string Skip = "Skip";

    /// <summary>To whatever stands still after a step that failed: staff have put it right. Payload: their reason.</summary>
    public const string Mended = "Mended";

    /// <summary>To a course: a settlement is through with some of its lessons. Payload: the lesson ids.</summary>
    public const string LessonsSettled = "LessonsSettled";
}

public enum OrderMove
{
    Approved,
    Returned,
    Rejected,
    Resubmitted,
    Withdrawn,
}

public enum StaffMatch
{
    Assigned,
    GivenUp,
}

/// <param name="TeacherId">Whom staff assigned and booked; null when they gave up.</param>
public sealed record StaffDecision(StaffMatch Match, string? TeacherId = null);

public enum SettlementMove
{
    Released,
    Approved,
    ResultsCame,
}
