using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Agreements;
using Delivery.Functions.Ordering.Filing;
using Delivery.Functions.Storage.Ordering;

namespace Delivery.Functions.Ordering.Bulk;

/// <summary>What is said of an order of a file.</summary>
/// <param name="Refusals">Why it cannot be taken, by the rules that hold for an order from a form too.</param>
/// <param name="Warnings">What its sender should look at; it is taken all the same.</param>
public sealed record BulkVerdict(IReadOnlyList<Refusal> Refusals, IReadOnlyList<Refusal> Warnings);

/// <summary>
/// Judges the orders of a file one after another. Each sees those before it that were right: they count toward the season's
/// limits. That they may overdraw the year's quota, or hold the same venue, is said and refuses nothing: the quota is judged
/// on approval (domain.md, section 4).
/// </summary>
public sealed class BulkJudge(
    IReadOnlyDictionary<string, Street> streets,
    IReadOnlyDictionary<string, string> offices,
    IReadOnlyDictionary<string, Discipline> disciplines,
    IReadOnlyDictionary<Season, SeasonWindow> windows,
    IReadOnlyList<AgreementText> texts,
    IReadOnlyDictionary<(string, int), StreetYear> years,
    IReadOnlySet<string> teachers,
    WorkingCalendar calendar,
    OrderSettings settings,
    Func<int, decimal> quotaOf,
    FeeEstimates fees,
    string whomToCall,
    DateTimeOffset now
)
{
    private readonly Dictionary<(string, int), Taken> ahead = [];

    // What is there already, and what of the file comes before.
    private sealed class Taken
    {
        public List<OrderOfSeason> Orders { get; } = [];

        public List<(string Venue, LessonTime Time, int Row)> Held { get; } = [];

        public decimal Left { get; set; }
    }

    public static int YearOf(OrderRequest request, DateTimeOffset now) =>
        request.Lessons.Count > 0 ? request.FirstDay().Year : ShanghaiTime.DateOf(now).Year;

    /// <summary>Yuan, of a discipline that is known.</summary>
    public decimal EstimateOf(OrderRequest request) =>
        fees.Of(disciplines[request.Discipline].Category, request.Lessons);

    /// <param name="row">As a spreadsheet counts.</param>
    public BulkVerdict Check(OrderRequest request, int row)
    {
        if (!streets.TryGetValue(request.Street, out var street))
            return new BulkVerdict([SubmitOrder.UnknownStreet(request.Street)], []);
        var year = YearOf(request, now);
        var before = Before(request.Street, year);
        var discipline = disciplines.GetValueOrDefault(request.Discipline) is { Active: true } known ? known : null;
        var estimate = discipline is null ? 0 : EstimateOf(request);
        var facts = FactsOf(request, street, discipline, year, before);
        var refusals = LinkToAgreement.In(request, facts, OrderRules.Check(request, facts));
        IReadOnlyList<Refusal> warnings = [.. Overlaps(request, before), .. Overdraws(request, year, estimate, before)];
        if (refusals.Count == 0)
            Take(request, discipline!, estimate, row, before);
        return new BulkVerdict(refusals, warnings);
    }

    private OrderFacts FactsOf(OrderRequest request, Street street, Discipline? discipline, int year, Taken before) =>
        new(
            street,
            discipline,
            years[(street.Code, year)].Agreement,
            request.Lessons.Count > 0 && settings.Seasons.SeasonOf(request.FirstDay()) is { } season
                ? windows.GetValueOrDefault(season)
                : null,
            calendar,
            now,
            before.Orders,
            settings,
            whomToCall,
            AgreementTexts.RequiredOn(texts.Where(text => text.Year == year), ShanghaiTime.DateOf(now))?.Version,
            offices.GetValueOrDefault(street.Code),
            string.IsNullOrEmpty(request.RequestedTeacher) || teachers.Contains(request.RequestedTeacher)
        );

    private static IEnumerable<Refusal> Overlaps(OrderRequest request, Taken before) =>
        from held in before.Held
        where held.Venue == request.Venue.Name && request.Lessons.Any(held.Time.Overlaps)
        group held by held.Row into same
        select new Refusal(
            "import.overlap",
            $"与第{same.Key}行在同一场地、同一时间（{ChineseDates.Moment(same.First().Time.Start)}），请核对",
            "lessons"
        );

    private static IEnumerable<Refusal> Overdraws(OrderRequest request, int year, decimal estimate, Taken before) =>
        request.FundingStream == FundingStream.Basic && estimate > before.Left
            ?
            [
                new Refusal(
                    "import.quota",
                    $"{year}年经费可能不够：本行预计{Yuan.Short(estimate)}元，除去已报的和前面各行只剩{Yuan.Short(Math.Max(0, before.Left))}元；审核时超出的不能通过",
                    "fundingStream"
                ),
            ]
            : [];

    private void Take(OrderRequest request, Discipline discipline, decimal estimate, int row, Taken before)
    {
        before.Orders.Add(
            new OrderOfSeason(
                $"row-{row}",
                settings.Seasons.SeasonOf(request.FirstDay()),
                request.FundingStream,
                discipline.Category,
                discipline.Code,
                request.Lessons.Count
            )
        );
        before.Held.AddRange(request.Lessons.Select(lesson => (request.Venue.Name, lesson, row)));
        if (request.FundingStream == FundingStream.Basic)
            before.Left -= estimate;
    }

    // Orders that wait for their review hold nothing of the quota yet, and will.
    private Taken Before(string street, int year)
    {
        if (ahead.TryGetValue((street, year), out var known))
            return known;
        var whole = years[(street, year)];
        var live = whole.Orders.Where(order => order.Stage.IsLive()).ToList();
        var waiting = live.Where(order =>
            order.Stage is OrderStage.Submitted or OrderStage.Returned
            && order.Request.FundingStream == FundingStream.Basic
        );
        var fresh = new Taken
        {
            Left =
                whole.Head.TotalOf(quotaOf(year))
                - whole.Head.Reserved
                - whole.Head.Spent
                - waiting.Sum(order => order.EstimatedFees),
        };
        // Those of streets that were merged into this one count as its own.
        var taken = streets[street]
            .TakenBy(ShanghaiTime.DateOf(now))
            .SelectMany(code => years[(code, year)].Orders)
            .Where(order => order.Stage.IsLive());
        fresh.Orders.AddRange(live.Concat(taken).Select(order => OrderFactsReader.Counted(order, settings)));
        return ahead[(street, year)] = fresh;
    }
}
