namespace Delivery.Domain.Teaching.Enrolling;

public enum EnrolmentStage
{
    Enrolled,
    Waiting,

    /// <summary>A place is kept until it is taken, declined or the time is over.</summary>
    Offered,
    Declined,
    Lapsed,
    Cancelled,

    /// <summary>The street took them off its list.</summary>
    Removed,

    /// <summary>The phone was not proved in time.</summary>
    Unconfirmed,
}

/// <summary>A place that became free, offered to one who waits.</summary>
/// <param name="Number">Counts the places of a course that became free, from 1.</param>
/// <param name="Round">Counts from 0 to whom this place was offered.</param>
public sealed record PlaceOffer(int Number, int Round, DateTimeOffset Until);

/// <summary>A citizen's sign-up for a course. One a person (phone and name) a course: who signs up again takes the same row.</summary>
/// <param name="Number">In the order of signing up; who waits is served by it.</param>
/// <param name="Group">The number of the first of those who signed up together.</param>
/// <param name="ByStreet">Entered by the street and not by the person.</param>
/// <param name="ConfirmBy">Until when the phone must be proved; null once it is, or where it need not be.</param>
public sealed record Enrolment(
    string EnrolmentId,
    string CourseId,
    int Number,
    int Group,
    Participant Person,
    EnrolmentStage Stage,
    DateTimeOffset At,
    bool ByStreet = false,
    DateTimeOffset? ConfirmBy = null,
    PlaceOffer? Offer = null
)
{
    public bool HoldsPlace => Stage is EnrolmentStage.Enrolled or EnrolmentStage.Offered;

    public bool IsOpen => HoldsPlace || Stage == EnrolmentStage.Waiting;

    public bool IsConfirmed => ConfirmBy is null;
}

public static class EnrolmentStages
{
    public static string Label(this EnrolmentStage stage) =>
        stage switch
        {
            EnrolmentStage.Enrolled => "已报名",
            EnrolmentStage.Waiting => "候补中",
            EnrolmentStage.Offered => "有名额，待确认",
            EnrolmentStage.Declined => "放弃了名额",
            EnrolmentStage.Lapsed => "没有在期限内确认名额",
            EnrolmentStage.Cancelled => "已取消",
            EnrolmentStage.Removed => "已由街镇移出名单",
            _ => "手机没有核实",
        };
}
