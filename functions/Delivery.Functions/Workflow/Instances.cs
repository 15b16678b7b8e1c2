using Delivery.Domain.Calendar;
using Delivery.Domain.People.Succession;

namespace Delivery.Functions.Workflow;

/// <summary>Instance ids are the business key: whoever starts the same thing twice starts it once.</summary>
public static class Instances
{
    public static string Course(string courseId) => $"course-{courseId}";

    public static string Matching(string courseId, int round) => $"matching-{courseId}-{round}";

    /// <param name="number">Counts the teachers who have dropped out of the course, from 1.</param>
    public static string DropOut(string courseId, int number) => $"dropout-{courseId}-{number}";

    public static string Objection(string courseId, int number) => $"objection-{courseId}-{number}";

    /// <summary>What looks for a course's teacher, and waits for the confirmation to be acknowledged.</summary>
    /// <param name="dropOuts">How many teachers have dropped out.</param>
    public static string Search(string courseId, int dropOuts) =>
        dropOuts == 0 ? Course(courseId) : DropOut(courseId, dropOuts);

    public static string Lesson(string lessonId) => $"lesson-{lessonId}";

    /// <param name="returns">How often staff sent it back; each time it is waited for anew.</param>
    public static string News(string courseId, int returns = 0) =>
        $"news-{courseId}" + (returns == 0 ? "" : $"-{returns}");

    /// <param name="number">Counts those who were sent to the lesson, from 1.</param>
    public static string Visit(string visitId, int number) => $"visit-{visitId}-{number}";

    public static string Filming(string filmingId) => $"filming-{filmingId}";

    public static string StreetChange(StreetChangeKind kind, string street, string other) =>
        $"street-change-{kind}-{street}-{other}";

    public static string Training(string trainingId) => $"training-{trainingId}";

    /// <summary>After its n-th change.</summary>
    public static string Training(string trainingId, int change) => $"{Training(trainingId)}-{change}";

    public static string Programme(Week week) => $"programme-{week}";

    /// <param name="replay">How often staff had it published anew.</param>
    public static string Channel(Week week, int edition, string channel, int replay = 0) =>
        $"programme-{week}-{edition}-{channel}" + (replay == 0 ? "" : $".{replay}");

    public static string Settlement(Month month) => $"settlement-{month}";

    /// <param name="key">Of the message whose file is put where it belongs.</param>
    public static string WeChat(string key) => $"wechat-{key}";

    public static string LateWeChat(string key) => $"wechat-{key}.late";

    public static string Erasure(string erasureId) => $"erasure-{erasureId}";

    /// <param name="phone">The phone's key.</param>
    /// <param name="group">The number of the first who signed up with it.</param>
    public static string EnrolmentCode(string courseId, string phone, int group) =>
        $"enrolment-code-{courseId}-{phone}-{group}";

    /// <param name="number">Counts the places of the course that became free while somebody waited, from 1.</param>
    public static string EnrolmentOffer(string courseId, int number) => $"enrolment-offer-{courseId}-{number}";

    /// <param name="day">Of the lessons that people are reminded of.</param>
    public static string EnrolmentReminders(DateOnly day) => $"enrolment-reminders-{day:yyyy-MM-dd}";

    /// <param name="day">Of the street offices' daily mail.</param>
    public static string Chase(DateOnly day) => $"chase-{day:yyyy-MM-dd}";

    public static string Change(string changeId) => $"change-{changeId}";

    /// <param name="number">Counts the street's suspensions from 1.</param>
    public static string Suspension(string street, int number) => $"suspension-{street}-{number}";

    /// <param name="number">Counts the commands on the street's conduct from 1.</param>
    public static string Conduct(string street, int number) => $"conduct-{street}-{number}";

    /// <param name="number">Counts the payslip's disputes from 1.</param>
    public static string Dispute(string payslipId, int number) => $"dispute-{payslipId}-{number}";

    /// <param name="on">The day on which the bank sent the money back.</param>
    public static string Return(string payslipId, DateOnly on) => $"return-{payslipId}-{on:yyyy-MM-dd}";

    /// <param name="on">The day on which the bank's refusal was entered.</param>
    public static string FailedTransfer(string payslipId, DateOnly on) => $"{Return(payslipId, on)}-failed";
}

/// <summary>Names of the events that commands raise and orchestrations wait for.</summary>
public static class Events
{
    /// <summary>To a course: its order was decided, resubmitted or withdrawn. Payload: <see cref="OrderMove"/>.</summary>
    public const string Order = "Order";

    /// <summary>To a matching: a teacher answered, or the street on a teacher's other times. Payload: the teacher's id.</summary>
    public const string Answered = "Answered";

    /// <summary>To a matching that waits for its plan: ask now. Payload: the plan's id.</summary>
    public const string Planned = "Planned";

    /// <summary>To a matching: stop asking. Payload: the id of the teacher whom staff assigned, or an empty text.</summary>
    public const string Stop = "Stop";

    /// <summary>To the search for a course's teacher: staff decided. Payload: <see cref="StaffDecision"/>.</summary>
    public const string StaffMatched = "StaffMatched";

    /// <summary>To the search for a course's teacher: the confirmation was acknowledged, or its teacher has dropped out (false).</summary>
    public const string Acknowledged = "Acknowledged";

    /// <summary>To an objection: staff decided, or the teacher has dropped out. Payload: true.</summary>
    public const string ObjectionDecided = "ObjectionDecided";

    /// <summary>To a lesson: evidence or a headcount came. Payload: true.</summary>
    public const string Evidence = "Evidence";

    /// <summary>To a course's news: it came (true), or staff let the street off (false).</summary>
    public const string News = "News";

    /// <summary>To a visit: what became of it. Payload: <see cref="VisitNews"/>.</summary>
    public const string Visited = "Visited";

    /// <summary>To a film crew's booking: somebody did their part, or the lesson has changed. Payload: true.</summary>
    public const string Filming = "Filming";

    /// <summary>To a week's programme: publish what has changed. Payload: true.</summary>
    public const string Publish = "Publish";

    /// <summary>To a month's settlement: a person did their part. Payload: <see cref="SettlementMove"/>.</summary>
    public const string Settlement = "Settlement";

    /// <summary>To a dispute: staff answered. Payload: true when the payslip was corrected.</summary>
    public const string DisputeAnswered = "DisputeAnswered";

    /// <summary>To a channel that keeps failing: staff give it up, or a newer edition comes. Payload: the reason.</summary>
    public const string Skip = "Skip";

    /// <summary>To a sign-up whose phone is to be proved: it is. Payload: true.</summary>
    public const string PhoneProved = "PhoneProved";

    /// <summary>To the offer of a place: it was taken or declined. Payload: <see cref="OfferAnswer"/>.</summary>
    public const string PlaceAnswered = "PlaceAnswered";

    /// <summary>To a file that came from the official account: where it belongs. Payload: the id, or an empty text for nowhere.</summary>
    public const string FileBelongs = "FileBelongs";

    /// <summary>To whatever stands still after a step that failed: staff have put it right. Payload: their reason.</summary>
    public const string Mended = "Mended";

    /// <summary>To a change: staff decided. Payload: <see cref="Delivery.Domain.Conduct.Changes.ChangeState"/>.</summary>
    public const string ChangeDecided = "ChangeDecided";

    /// <summary>To a lesson and its course: an approved change moved or cancelled it. Payload: the change's id.</summary>
    public const string Changed = "Changed";

    /// <summary>To a suspension: somebody did their part. Payload: true.</summary>
    public const string Suspension = "Suspension";

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

    /// <summary>Teachers are to be asked once more.</summary>
    AskAgain,
}

/// <param name="TeacherId">Whom staff assigned and booked; null when they gave up.</param>
public sealed record StaffDecision(StaffMatch Match, string? TeacherId = null);

/// <param name="Round">Of the offer that is answered: a late answer is none to the next offer.</param>
public sealed record OfferAnswer(int Round, bool Taken);

public enum VisitNews
{
    Reported,
    Declined,

    /// <summary>Staff sent somebody else.</summary>
    Replaced,

    /// <summary>The lesson is at another time or place, or cancelled.</summary>
    Changed,
}
