using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>Who waited takes the place that was offered.</summary>
public sealed class AcceptOffer(
    EnrolmentCommands commands,
    Enrolments enrolments,
    EnrolmentLetters letters,
    TimeProvider clock
)
{
    public async Task<Outcome<Enrolment>> RunAsync(string enrolmentId, Call call, DurableTaskClient durable)
    {
        if (
            await enrolments.FindAsync(enrolmentId) is not { Value: var found }
            || await commands.CourseAsync(found.CourseId) is not { } course
        )
            return Outcome.Refused<Enrolment>(EnrolmentCommands.Unknown(enrolmentId));
        return await commands.RunAsync(
            course,
            call,
            durable,
            () => DecideAsync(course, enrolmentId),
            _ => letters.TellAsync(course, [enrolmentId])
        );
    }

    /// <summary>Tells them where they stand, by what is stored; for who finds that nobody did.</summary>
    public async Task FollowAsync(string enrolmentId)
    {
        if (await commands.CourseOfAsync(enrolmentId) is { } course)
            await letters.TellAsync(course, [enrolmentId]);
    }

    private async Task<Decided<Enrolment>> DecideAsync(CourseWithLessons course, string enrolmentId)
    {
        var row = (await enrolments.FindAsync(enrolmentId))!;
        if (row.Value.Stage == EnrolmentStage.Enrolled)
            return Outcome.Of(row.Value);
        if (row.Value is not { Stage: EnrolmentStage.Offered, Offer: { } offer })
            return Outcome.Refused<Enrolment>(
                new Refusal("enrolment.stage", $"现在没有为您保留的名额（{row.Value.Stage.Label()}）")
                {
                    English = "No place is kept for you now",
                }
            );
        if (clock.GetUtcNow() >= offer.Until)
            return Outcome.Refused<Enrolment>(
                new Refusal(
                    "enrolment.offer-over",
                    $"名额保留到{ChineseDates.Moment(offer.Until)}，已让给下一位；还想来请重新报名"
                )
                {
                    English =
                        "The place was not kept any longer and went to the next one; please sign up again if you wish to come",
                }
            );
        if (Admission.OverBy(Admission.LastStart(course.Lessons), clock.GetUtcNow()) is { } over)
            return Outcome.Refused<Enrolment>(over);
        var enrolled = row.Value with { Stage = EnrolmentStage.Enrolled };
        return Decided.Change(
            enrolled,
            new Act("enrolment.accept", enrolmentId),
            [TableRows.Replace(Enrolments.RowOf(enrolled), row.ETag)],
            EnrolmentOfferOrchestrator.Answer(enrolled.CourseId, offer, taken: true)
        );
    }
}
