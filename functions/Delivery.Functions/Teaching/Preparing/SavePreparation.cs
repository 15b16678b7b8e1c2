using Azure;
using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching.Preparing;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Preparing;

/// <summary>What the street says it has done; null leaves an item as it is.</summary>
public sealed record PreparationMarks(
    bool? Venue = null,
    bool? Announcement = null,
    bool? Equipment = null,
    bool? Contact = null,
    bool? Roster = null
);

/// <summary>The street ticks what it has prepared of a course; a tick may be taken back.</summary>
public sealed class SavePreparation(
    StreetYears streetYears,
    Preparations preparations,
    Enrolments enrolments,
    Commands commands,
    TimeProvider clock
)
{
    public static Refusal NobodyListed { get; } =
        new("roster.nobody", "名单上还没有人，请先录入学员，再交名单", "roster");

    /// <param name="ifMatch">The version that must be stored; null takes any.</param>
    public Task<Outcome<Preparation>> RunAsync(
        string courseId,
        PreparationMarks marks,
        Call call,
        ETag? ifMatch = null
    ) =>
        commands.RunAsync(
            call,
            streetYears.PlaceOf(courseId),
            durable: null,
            async () =>
            {
                if (await streetYears.OrderAsync(courseId) is not { Value: var order })
                    return Outcome.Refused<Preparation>(EnrolmentCommands.NoSuchCourse(courseId));
                if (!order.IsPrepared && order.Stage != OrderStage.Closed)
                    return Outcome.Refused<Preparation>(
                        "preparation.stage",
                        $"课程目前是“{order.Stage.Label()}”，老师确定后再准备"
                    );
                var stored = await preparations.FindAsync(courseId);
                if (ifMatch is { } version && !version.Fits(stored?.ETag))
                    return Outcome.Refused<Preparation>(Preconditions.Stale);
                var known = stored?.Value ?? new Preparation(courseId);
                if (marks.Roster == true && known.RosterHandedIn is null && await IsEmptyAsync(courseId))
                    return Outcome.Refused<Preparation>(NobodyListed);
                var next = Marked(known, marks);
                return next == known
                    ? Outcome.Of(known)
                    : Decided.Change(next, new Act("course.prepare", courseId), [Preparations.Put(stored, next)]);
            }
        );

    // A list of nobody tells nothing; who only waits for a place is not on it.
    private async Task<bool> IsEmptyAsync(string courseId) =>
        await enrolments.HeadAsync(courseId) is not { Value.Taken: > 0 };

    private Preparation Marked(Preparation known, PreparationMarks marks) =>
        known with
        {
            VenueConfirmed = At(known.VenueConfirmed, marks.Venue),
            AnnouncementPosted = At(known.AnnouncementPosted, marks.Announcement),
            EquipmentReady = At(known.EquipmentReady, marks.Equipment),
            TeacherContacted = At(known.TeacherContacted, marks.Contact),
            RosterHandedIn = At(known.RosterHandedIn, marks.Roster),
        };

    // Ticked twice it was done the first time.
    private DateTimeOffset? At(DateTimeOffset? known, bool? isDone) =>
        isDone switch
        {
            null => known,
            true => known ?? clock.GetUtcNow(),
            false => null,
        };
}
