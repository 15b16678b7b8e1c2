using System.Collections.Concurrent;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Review;

/// <summary>What of the queue is asked for.</summary>
/// <param name="Days">Only what has waited at least so many working days.</param>
public sealed record QueueAsked(
    OrderStage Stage,
    string Search,
    string District,
    ReviewRisk? Risk,
    int Days,
    string? After,
    int Limit
);

/// <param name="More">There are more behind these.</param>
/// <param name="IsCut">The stage holds more than was looked through: what was filed longest ago was not.</param>
public sealed record QueuePage(IReadOnlyList<ReviewLine> Lines, int Found, bool More, bool IsCut);

/// <summary>The orders of a stage, the longest waiting first, narrowed by district, risk and age.</summary>
public sealed class ReviewQueue(
    OrderLists lists,
    StreetYears streetYears,
    Registers registers,
    Calendars calendars,
    CurrentSettings settings,
    TimeProvider clock
)
{
    /// <summary>So many of a stage are looked through, the newest first: more than a season's orders.</summary>
    public const int MostRead = 3000;

    private static readonly OrderStage[] Waiting =
    [
        OrderStage.Submitted,
        OrderStage.Returned,
        OrderStage.Matching,
        OrderStage.Unmatched,
    ];

    private const int RowsAtOnce = 200;
    private const int ReadAtOnce = 8;

    public async Task<QueuePage> ReadAsync(QueueAsked asked)
    {
        var (listings, isCut) = await ListingsAsync(asked.Stage);
        var names = new Names(await registers.Streets.LatelyAsync(), await registers.Disciplines.LatelyAsync());
        var kept = listings
            .Where(listing => asked.District.Length == 0 || listing.District == asked.District)
            .Where(listing =>
                asked.Search.Length == 0 || names.Words(listing).Contains(asked.Search, StringComparison.Ordinal)
            )
            .ToList();
        var behind = await BehindAsync(asked.After, kept, listings);
        // Whose risk is asked for is found out for all; otherwise only for what is shown.
        var narrowed = asked.Risk is not null || asked.Days > 0 ? kept : [.. behind.Take(asked.Limit)];
        var lines = await LinesAsync(narrowed, names);
        if (narrowed == kept)
            lines = [.. lines.Where(line => Fits(line, asked))];
        var places = behind.Select(listing => listing.OrderId).ToHashSet();
        var (page, found) =
            narrowed == kept
                ? ([.. lines.Where(line => places.Contains(line.OrderId)).Take(asked.Limit)], lines.Count)
                : (lines, kept.Count);
        var last = page is [.., var end] ? end.OrderId : null;
        var all = narrowed == kept ? lines.Select(line => line.OrderId) : kept.Select(listing => listing.OrderId);
        return new QueuePage(page, found, last is not null && all.Last() != last, isCut);
    }

    // The last of the page before may have been decided since: what matters is where it stood.
    private async Task<IReadOnlyList<OrderListing>> BehindAsync(
        string? after,
        IReadOnlyList<OrderListing> kept,
        IReadOnlyList<OrderListing> listings
    ) =>
        after is not null && await StoodAsync(after, listings) is { } filed
            ? [.. kept.Where(one => IsBehind(one, filed, after))]
            : kept;

    // While it is listed its own line says so: an older line may say another moment than the order does.
    private async Task<DateTimeOffset?> StoodAsync(string orderId, IReadOnlyList<OrderListing> listings) =>
        listings.FirstOrDefault(one => one.OrderId == orderId)?.WaitsSince()
        ?? (await streetYears.OrderAsync(orderId))?.Value.LastFiledAt;

    private static bool IsBehind(OrderListing one, DateTimeOffset filed, string id) =>
        one.WaitsSince() > filed || (one.WaitsSince() == filed && string.CompareOrdinal(one.OrderId, id) > 0);

    private sealed class Names(IReadOnlyList<Stored<Street>> streets, IReadOnlyList<Stored<Discipline>> disciplines)
    {
        private readonly Dictionary<string, Street> streets = streets.ToDictionary(row => row.RowKey, row => row.Value);
        private readonly Dictionary<string, string> disciplines = disciplines.ToDictionary(
            row => row.RowKey,
            row => row.Value.Name
        );

        public Street? Street(string code) => streets.GetValueOrDefault(code);

        public string Discipline(string code) => disciplines.GetValueOrDefault(code, code);

        public string Words(OrderListing listing) =>
            $"{listing.OrderId}{Street(listing.Street)?.Name}{listing.District}{Discipline(listing.Discipline)}";
    }

    private async Task<(IReadOnlyList<OrderListing> Listings, bool IsCut)> ListingsAsync(OrderStage stage)
    {
        var found = new List<OrderListing>();
        string? after = null;
        do
        {
            var page = Waiting.Contains(stage)
                ? await lists.WaitingPageAsync([stage], after, RowsAtOnce)
                : await lists.PageAsync(list: null, stage, streets: null, after, RowsAtOnce);
            found.AddRange(page.Rows.Select(row => row.Value));
            after = page.After;
        } while (after is not null && found.Count < MostRead);
        return (
            [.. found.OrderBy(one => one.WaitsSince()).ThenBy(one => one.OrderId, StringComparer.Ordinal)],
            after is not null
        );
    }

    private static bool Fits(ReviewLine line, QueueAsked asked) =>
        line.Waited >= asked.Days && (asked.Risk is not { } risk || line.Risks.Contains(risk));

    private async Task<IReadOnlyList<ReviewLine>> LinesAsync(IReadOnlyList<OrderListing> listings, Names names)
    {
        var sums = new ConcurrentDictionary<(string, int), StreetYearHead>();
        await Parallel.ForEachAsync(
            listings
                .Where(listing => listing.FundingStream == FundingStream.Basic)
                .Select(listing => (listing.Street, OrderId.Parse(listing.OrderId).Year))
                .Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce },
            async (key, _) =>
                sums[key] = (await streetYears.HeadAsync(key.Item1, key.Item2))?.Value ?? StreetYearHead.None
        );
        var calendar = await calendars.LoadAsync();
        return [.. listings.Select(listing => LineOf(listing, names, sums, calendar))];
    }

    private ReviewLine LineOf(
        OrderListing listing,
        Names names,
        ConcurrentDictionary<(string, int), StreetYearHead> sums,
        WorkingCalendar calendar
    )
    {
        var (today, first) = (ShanghaiTime.DateOf(clock.GetUtcNow()), ShanghaiTime.DateOf(listing.FirstLesson));
        var (street, year) = (names.Street(listing.Street), OrderId.Parse(listing.OrderId).Year);
        decimal? available = sums.TryGetValue((listing.Street, year), out var head)
            ? head.TotalOf(settings.QuotaOf(year)) - head.Reserved - head.Spent
            : null;
        var left = first < today ? 0 : calendar.WorkingDaysIn(new Window(today, first));
        var filed = ShanghaiTime.DateOf(listing.WaitsSince());
        // What is over waits for nobody, and its year's calendar may not be loaded.
        var waited = Waiting.Contains(listing.Stage) ? calendar.WorkingDaysIn(new Window(filed.AddDays(1), today)) : 0;
        var risks =
            listing.Stage == OrderStage.Submitted
                ? ReviewRisks.Of(
                    listing.EstimatedFees,
                    available,
                    left,
                    waited,
                    street?.Status == StreetStatus.Suspended,
                    settings.Ordering
                )
                : [];
        return new ReviewLine(
            listing.OrderId,
            street?.Name ?? listing.Street,
            listing.District,
            names.Discipline(listing.Discipline),
            listing.Category,
            listing.Lessons,
            first,
            left,
            listing.EstimatedFees,
            available,
            listing.Stage,
            [
                .. risks.Select(risk => new Mark(
                    risk.Label(),
                    risk is ReviewRisk.Overdrawn or ReviewRisk.Suspended ? Tone.Bad : Tone.Warn
                )),
            ],
            waited,
            risks,
            listing.WaitsSince() == listing.FiledAt ? null : ShanghaiTime.DateOf(listing.FiledAt)
        );
    }
}
