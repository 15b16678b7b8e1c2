using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching;

/// <summary>The street says whether a teacher's other times suit; an answer once given stays.</summary>
public sealed class AnswerProposal(Inquiries inquiries, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    public async Task<Outcome<Inquiry>> RunAsync(string inquiryId, bool accepted, Caller by, DurableTaskClient durable)
    {
        var outcome = await TableRows.UntilCommittedAsync(() => TryAsync(inquiryId, accepted, durable));
        if (!outcome.IsRefused)
            await audit.WriteAsync(by, accepted ? "proposal.accept" : "proposal.decline", inquiryId);
        return outcome;
    }

    private async Task<(bool Committed, Outcome<Inquiry> Result)> TryAsync(
        string inquiryId,
        bool accepted,
        DurableTaskClient durable
    )
    {
        if (await inquiries.FindAsync(inquiryId) is not { } stored)
            return (true, Outcome.Refused<Inquiry>(AnswerInquiry.Unknown(inquiryId)));
        var answer = accepted ? StreetAnswer.Accepted : StreetAnswer.Declined;
        if (stored.Value.Street == answer)
            return (true, Outcome.Of(stored.Value));
        if (stored.Value is not { Street: StreetAnswer.Open, End: null, StreetAnswerBy: { } until })
            return (true, Outcome.Refused<Inquiry>("proposal.stage", "这次改时间已有结果，不能再答复"));
        if (clock.GetUtcNow() >= until)
            return (
                true,
                Outcome.Refused<Inquiry>(
                    "proposal.expired",
                    $"答复时间已于{ChineseDates.Moment(until)}截止，请联系协会"
                )
            );
        var answered = stored.Value with { Street = answer };
        var committed = await outbox.TryCommitAsync(
            durable,
            inquiries.Table,
            answered.CourseId,
            [TableRows.Replace(Inquiries.RowOf(answered), stored.ETag)],
            OutboxMessage.Raise(
                Instances.Matching(answered.CourseId, answered.Round),
                Events.Answered,
                answered.TeacherId
            )
        );
        return (committed, Outcome.Of(answered));
    }
}
