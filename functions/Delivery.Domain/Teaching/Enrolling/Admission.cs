using Delivery.Domain.Calendar;

namespace Delivery.Domain.Teaching.Enrolling;

/// <param name="Place">How many places are taken with this one; of one who waits: the place in the waiting list.</param>
public sealed record Seat(EnrolmentStage Stage, int Place);

/// <summary>Whether a course takes people now, and who gets a place.</summary>
public static class Admission
{
    public static Refusal Full { get; } =
        new("enrolment.full", "这门课已报满，候补也满了，请看看别的课")
        {
            English = "This course and its waiting list are full; please look at another one",
        };

    public static Refusal Already(string name, string field) =>
        new("enrolment.already", $"{name}已经报了这门课，不用再报；要查看或取消，请用报名时收到的链接", field)
        {
            English = "This person is signed up already; to see or cancel it, use the link that you got then",
        };

    /// <summary>Start of the last lesson that is held, from which on nobody signs up; null when none is.</summary>
    public static DateTimeOffset? LastStart(IEnumerable<Lesson> lessons) =>
        lessons
            .Where(lesson => lesson.Status != LessonStatus.Cancelled)
            .Select(lesson => (DateTimeOffset?)lesson.Start)
            .Max();

    public static Refusal? Against(EnrolmentHead head, DateTimeOffset? lastStart, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(head);
        return OverBy(lastStart, now)
            ?? (
                head.IsOpen
                    ? null
                    : new("enrolment.stage", "这门课现在不接受网上报名，请打街镇的电话问问")
                    {
                        English = "This course takes no enrolments online now; please call the street office",
                    }
            );
    }

    /// <summary>The course is cancelled, or its last lesson has begun.</summary>
    public static Refusal? OverBy(DateTimeOffset? lastStart, DateTimeOffset now) =>
        lastStart is not { } last
            ? new("enrolment.stage", "这门课已取消，不再报名")
            {
                English = "This course is cancelled; nobody can sign up any more",
            }
        : now >= last
            ? new("enrolment.stage", $"最后一节课已于{ChineseDates.Moment(last)}开始，报名已结束")
            {
                English = "The last lesson has begun; nobody can sign up any more",
            }
        : null;

    /// <summary>One after another: a place each while there is one, then the waiting list.</summary>
    /// <returns>The head afterwards, and fewer seats than people where the waiting list is full too.</returns>
    public static (EnrolmentHead Head, IReadOnlyList<Seat> Seats) Admit(
        EnrolmentHead head,
        int people,
        EnrolmentSettings settings
    )
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(settings);
        var seats = new List<Seat>(people);
        for (var at = 0; at < people && (head.HasPlace || head.MayWait(settings)); at++)
        {
            var stage = head.HasPlace ? EnrolmentStage.Enrolled : EnrolmentStage.Waiting;
            head = head.Moved(null, stage) with { LastNumber = head.LastNumber + 1 };
            seats.Add(new Seat(stage, stage == EnrolmentStage.Enrolled ? head.Taken : head.Waiting));
        }

        return (head, seats);
    }
}
