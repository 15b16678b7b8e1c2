using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

/// <summary>The street says whether a teacher's other times suit; an answer once given stays.</summary>
public sealed class AnswerProposal(Inquiries inquiries, Commands commands, TimeProvider clock)
{
    public Task<Outcome<Inquiry>> RunAsync(string inquiryId, bool accepted, Call call, DurableTaskClient durable) =>
        commands.RunAsync(call, inquiries.PlaceOf(inquiryId), durable, () => DecideAsync(inquiryId, accepted));

    private async Task<Decided<Inquiry>> DecideAsync(string inquiryId, bool accepted)
    {
        if (await inquiries.FindAsync(inquiryId) is not { } stored)
            return Outcome.Refused<Inquiry>(AnswerInquiry.Unknown(inquiryId));
        var answer = accepted ? StreetAnswer.Accepted : StreetAnswer.Declined;
        if (stored.Value.Street == answer)
            return Outcome.Of(stored.Value);
        if (stored.Value is not { Street: StreetAnswer.Open, End: null, StreetAnswerBy: { } until })
            return Outcome.Refused<Inquiry>("proposal.stage", "这次改时间已有结果，不能再答复，请刷新页面查看");
        if (clock.GetUtcNow() >= until)
            return Outcome.Refused<Inquiry>(
                "proposal.expired",
                $"答复时间已于{ChineseDates.Moment(until)}截止，请联系协会"
            );
        var answered = stored.Value with { Street = answer };
        return Decided.Change(
            answered,
            new Act(accepted ? "proposal.accept" : "proposal.decline", inquiryId),
            [TableRows.Replace(Inquiries.RowOf(answered), stored.ETag)],
            OutboxMessage.Raise(
                Instances.Matching(answered.CourseId, answered.Round),
                Events.Answered,
                answered.TeacherId
            )
        );
    }
}
