using Azure.Data.Tables;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Teaching.Enrolling;

/// <summary>What changes when people leave a course's list: their rows, the counts, and whom their places go to.</summary>
/// <param name="Head">With the offers that begin.</param>
internal sealed record Leaving(
    EnrolmentHead Head,
    IReadOnlyList<TableTransactionAction> Rows,
    IReadOnlyList<OutboxMessage> News
)
{
    public static Leaving Of(
        string courseId,
        EnrolmentHead head,
        IEnumerable<Stored<Enrolment>> people,
        EnrolmentStage to
    )
    {
        var (rows, news) = (new List<TableTransactionAction>(), new List<OutboxMessage>());
        foreach (var (one, etag) in people.Select(row => (row.Value, row.ETag)))
        {
            rows.Add(TableRows.Replace(Enrolments.RowOf(one with { Stage = to }), etag));
            head = head.Moved(one.Stage, to);
            // Its offer passes the place on; a place of one's own begins a new one.
            if (one is { Stage: EnrolmentStage.Offered, Offer: { } offer })
                news.Add(EnrolmentOfferOrchestrator.Answer(courseId, offer, taken: false));
        }

        var begun = Offers(courseId, head, running: news.Count);
        return new Leaving(begun.Head, rows, [.. news, .. begun.News]);
    }

    /// <summary>As many offers as there are free places, and people who wait for them.</summary>
    /// <param name="running">Offers that are told to pass their place on.</param>
    public static (EnrolmentHead Head, IReadOnlyList<OutboxMessage> News) Offers(
        string courseId,
        EnrolmentHead head,
        int running = 0
    )
    {
        var count = Math.Clamp(Math.Min(head.Free - running, head.Waiting), 0, EnrolmentOfferOrchestrator.MostAtOnce);
        return (
            head with
            {
                Offers = head.Offers + count,
            },
            [
                .. Enumerable
                    .Range(head.Offers + 1, count)
                    .Select(number => EnrolmentOfferOrchestrator.Begin(new OfferTask(courseId, number, Round: 0))),
            ]
        );
    }
}
