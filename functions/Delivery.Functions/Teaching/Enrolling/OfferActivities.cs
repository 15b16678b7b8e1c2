using Delivery.Domain;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Keeps a free place for the first who waits, and writes to them.</summary>
/// <returns>Null when no place is free, nobody waits, or the last lesson has begun.</returns>
public sealed class OfferPlace(
    EnrolmentCommands commands,
    Enrolments enrolments,
    EnrolmentLetters letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private sealed record Kept(Enrolment? Enrolment);

    [Function(nameof(OfferPlace))]
    public async Task<OfferedPlace?> Run([ActivityTrigger] OfferTask task)
    {
        if (await commands.CourseAsync(task.CourseId) is not { } course)
            return null;
        var kept = await commands.RunAsync(course, Caller.Service, durable: null, () => DecideAsync(course, task));
        if (kept.Value.Enrolment is not { Offer: { } offer } one)
            return null;
        await letters.OfferAsync(course, one, offer);
        return new OfferedPlace(one.EnrolmentId, offer.Until);
    }

    private async Task<Decided<Kept>> DecideAsync(CourseWithLessons course, OfferTask task)
    {
        var (stored, head) = await commands.HeadAsync(course);
        var all = await enrolments.AllAsync(task.CourseId);
        // Asked again after a crash, or after the answer came.
        if (all.FirstOrDefault(row => IsOf(row.Value.Offer, task)) is { Value: var known })
            return Outcome.Of(new Kept(known));
        var (now, last) = (clock.GetUtcNow(), Admission.LastStart(course.Lessons));
        var next = all.FirstOrDefault(row => row.Value is { Stage: EnrolmentStage.Waiting, IsConfirmed: true });
        if (next is null || head.Free == 0 || last is not { } lastStart || now >= lastStart)
            return Outcome.Of(new Kept(null));
        var until = now.AddHours(settings.Enrolment.OfferHours);
        var offer = new PlaceOffer(task.Number, task.Round, until < lastStart ? until : lastStart);
        var offered = next.Value with { Stage = EnrolmentStage.Offered, Offer = offer };
        return Decided.Change(
            new Kept(offered),
            new Act("enrolment.offer", offered.EnrolmentId),
            [
                Enrolments.Put(task.CourseId, stored, head.Moved(EnrolmentStage.Waiting, EnrolmentStage.Offered)),
                TableRows.Replace(Enrolments.RowOf(offered), next.ETag),
            ]
        );
    }

    private static bool IsOf(PlaceOffer? offer, OfferTask task) =>
        offer is not null && offer.Number == task.Number && offer.Round == task.Round;
}

/// <summary>Nobody answered in time: the place is free for the next one.</summary>
/// <returns>True when it was taken in the last moment all the same.</returns>
public sealed class LapseOffer(EnrolmentCommands commands, Enrolments enrolments, EnrolmentLetters letters)
{
    [Function(nameof(LapseOffer))]
    public async Task<bool> Run([ActivityTrigger] OfferTask task)
    {
        var course = (await commands.CourseAsync(task.CourseId))!;
        var outcome = await commands.RunAsync(course, Caller.Service, durable: null, () => DecideAsync(course, task));
        if (outcome.Value is { Stage: EnrolmentStage.Lapsed } lapsed)
            await letters.TellAsync(course, [lapsed.EnrolmentId]);
        return outcome.Value?.Stage == EnrolmentStage.Enrolled;
    }

    private async Task<Decided<Enrolment?>> DecideAsync(CourseWithLessons course, OfferTask task)
    {
        var (stored, head) = await commands.HeadAsync(course);
        var row = (await enrolments.AllAsync(task.CourseId)).FirstOrDefault(row =>
            row.Value.Offer is { } offer && offer.Number == task.Number && offer.Round == task.Round
        );
        if (row?.Value.Stage != EnrolmentStage.Offered)
            return Outcome.Of(row?.Value);
        var lapsed = row.Value with { Stage = EnrolmentStage.Lapsed };
        return Decided.Change<Enrolment?>(
            lapsed,
            new Act("enrolment.lapse", lapsed.EnrolmentId),
            [
                Enrolments.Put(task.CourseId, stored, head.Moved(EnrolmentStage.Offered, EnrolmentStage.Lapsed)),
                TableRows.Replace(Enrolments.RowOf(lapsed), row.ETag),
            ]
        );
    }
}
