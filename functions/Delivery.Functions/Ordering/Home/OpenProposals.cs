using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Matching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Home;

/// <summary>Teachers' other times that wait for the street's word: what the mail of them asks, for who has not seen it.</summary>
public sealed class OpenProposals(Inquiries inquiries, SignedLinks links)
{
    // As the mail's link.
    private const int DaysOfLink = 30;

    /// <param name="names">Of disciplines, by code.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(
        IEnumerable<Order> orders,
        IReadOnlyDictionary<string, string> names,
        DateTimeOffset now
    ) =>
        [
            .. (
                await Task.WhenAll(
                    orders
                        .Where(order => order.Stage == OrderStage.Matching)
                        .Select(order => OfAsync(order, names, now))
                )
            ).SelectMany(todos => todos),
        ];

    private async Task<IReadOnlyList<Todo>> OfAsync(
        Order order,
        IReadOnlyDictionary<string, string> names,
        DateTimeOffset now
    ) =>
        [
            .. from inquiry in await inquiries.OfCourseAsync(order.OrderId)
            where inquiry.Value is { Street: StreetAnswer.Open, End: null }
            let until = inquiry.Value.StreetAnswerBy!.Value
            where now < until
            select new Todo(
                $"答复{names.GetValueOrDefault(order.Request.Discipline, order.Request.Discipline)}老师想换的时间",
                links
                    .Make(LinkPurpose.Proposal, "proposals", inquiry.Value.InquiryId, until.AddDays(DaysOfLink))
                    .AbsolutePath,
                "去答复",
                until,
                IsOfOrdering: true
            ),
        ];
}
