using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Asking;

/// <summary>The street says whether a teacher's other times suit; an answer once given stays.</summary>
public sealed class AnswerProposal(
    Inquiries inquiries,
    StreetYears streetYears,
    Calendars calendars,
    Commands commands,
    InquiryNews news,
    TimeProvider clock
)
{
    /// <param name="acceptsHolidays">Ticked that lessons on public holidays are meant.</param>
    public Task<Outcome<Inquiry>> RunAsync(
        string inquiryId,
        bool accepted,
        bool acceptsHolidays,
        Call call,
        DurableTaskClient durable
    ) =>
        commands.RunAsync(
            call,
            inquiries.PlaceOf(inquiryId),
            durable,
            () => DecideAsync(inquiryId, accepted, acceptsHolidays),
            answered =>
                answered.Street == StreetAnswer.Declined ? news.TimesNotTakenAsync(answered) : Task.CompletedTask
        );

    /// <summary>Tells the teacher of a no; for who finds that nobody did.</summary>
    public async Task FollowAsync(string inquiryId) =>
        await news.TimesNotTakenAsync((await inquiries.FindAsync(inquiryId))!.Value);

    private async Task<Decided<Inquiry>> DecideAsync(string inquiryId, bool accepted, bool acceptsHolidays)
    {
        if (await inquiries.FindAsync(inquiryId) is not { } stored)
            return Outcome.Refused<Inquiry>(AnswerInquiry.Unknown(inquiryId));
        var answer = accepted ? StreetAnswer.Accepted : StreetAnswer.Declined;
        if (stored.Value.Street == answer)
            return Outcome.Of(stored.Value);
        var refusals = await CheckAsync(stored.Value, accepted, acceptsHolidays);
        if (refusals.Count > 0)
            return Outcome.Refused<Inquiry>(refusals);
        var answered = stored.Value with { Street = answer, AcceptsHolidays = accepted && acceptsHolidays };
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

    private async Task<IReadOnlyList<Refusal>> CheckAsync(Inquiry inquiry, bool accepted, bool acceptsHolidays)
    {
        if (inquiry is not { Street: StreetAnswer.Open, End: null, StreetAnswerBy: { } until })
            return [new("proposal.stage", "这次改时间已有结果，不能再答复，请刷新页面查看")];
        if (clock.GetUtcNow() >= until)
            return [new("proposal.expired", $"答复时间已于{ChineseDates.Moment(until)}截止，请联系协会")];
        if (!accepted)
            return [];
        var order = (await streetYears.GetOrderAsync(inquiry.CourseId)).Value.Request;
        return ProposalRules.Holidays(
            inquiry.Proposed!,
            acceptsHolidays || order.AcceptsHolidays,
            await calendars.LoadAsync(),
            calendars.WhomToCall
        );
    }
}
