using Delivery.Domain.Programme;

namespace Delivery.Domain.Teaching.Enrolling;

/// <summary>
/// What is counted of a course's enrolments. Every command that gives or frees a place replaces it, so that they happen
/// one after another and no place is given twice.
/// </summary>
/// <param name="Taken">Enrolled, or kept for one to whom a place is offered.</param>
/// <param name="LastNumber">Of the last who signed up.</param>
/// <param name="Offers">How many places became free while somebody waited.</param>
/// <param name="Changes">Tells an older copy of these counts from a newer one.</param>
public sealed record EnrolmentHead(
    int Capacity,
    bool IsOpen,
    int Taken = 0,
    int Waiting = 0,
    int LastNumber = 0,
    int Offers = 0,
    int Changes = 0
)
{
    public int Free => Math.Max(0, Capacity - Taken);

    /// <summary>Who comes now gets a place at once; where others wait, a free place is theirs.</summary>
    public bool HasPlace => Free > 0 && Waiting == 0;

    public bool MayWait(EnrolmentSettings settings) => Waiting < settings.MostWaiting;

    public EnrolmentStatus Status(EnrolmentSettings settings) =>
        new(StateOf(settings), Math.Min(Taken, Capacity), Capacity);

    /// <summary>Somebody's stage changed; null is not on the list.</summary>
    public EnrolmentHead Moved(EnrolmentStage? from, EnrolmentStage? to) =>
        this with
        {
            Taken = Taken - Place(from) + Place(to),
            Waiting = Waiting - Queue(from) + Queue(to),
        };

    /// <summary>The counts as they are saved.</summary>
    public EnrolmentHead Counted() => this with { Changes = Changes + 1 };

    private EnrolmentState StateOf(EnrolmentSettings settings) =>
        !IsOpen ? (Taken > 0 ? EnrolmentState.Full : EnrolmentState.WalkIn)
        : HasPlace ? EnrolmentState.Open
        : MayWait(settings) ? EnrolmentState.Waitlist
        : EnrolmentState.Full;

    private static int Place(EnrolmentStage? stage) => stage is EnrolmentStage.Enrolled or EnrolmentStage.Offered ? 1 : 0;

    private static int Queue(EnrolmentStage? stage) => stage is EnrolmentStage.Waiting ? 1 : 0;
}
