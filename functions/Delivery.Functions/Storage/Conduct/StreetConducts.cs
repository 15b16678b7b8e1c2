using Azure.Data.Tables;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.Conduct;

/// <summary>Replaced by every command on a street's conduct, so that they happen one after another.</summary>
public sealed record ConductHead(int Changes);

/// <summary>A year's award to a street.</summary>
/// <param name="Title">What it is called: 先进街镇.</param>
/// <param name="Changes">How often it was put right or taken back; the street is told of each.</param>
/// <param name="Withdrawn">Taken back: nobody is shown it any more.</param>
public sealed record Commendation(
    string Street,
    int Year,
    string Title,
    string Reason,
    string By,
    DateTimeOffset At,
    int Changes = 0,
    Voiding? Withdrawn = null
);

/// <summary>A street's conduct as it was read.</summary>
public sealed record StreetConduct(
    string Street,
    Stored<ConductHead>? Head,
    IReadOnlyList<Stored<Violation>> StoredViolations,
    IReadOnlyList<Stored<Suspension>> StoredSuspensions,
    IReadOnlyList<Commendation> Commendations
)
{
    public IReadOnlyList<Violation> Violations => [.. StoredViolations.Select(stored => stored.Value)];

    public IReadOnlyList<Suspension> Suspensions => [.. StoredSuspensions.Select(stored => stored.Value)];

    /// <summary>Those that stand.</summary>
    public IReadOnlyList<Commendation> Awards => [.. Commendations.Where(one => one.Withdrawn is null)];

    public IReadOnlyList<Praise> Praises { get; init; } = [];

    /// <summary>The one that is not over; null where none is.</summary>
    public Stored<Suspension>? Open => StoredSuspensions.FirstOrDefault(stored => !stored.Value.Stage.IsOver());

    /// <summary>Of the next command on the street's conduct, from 1.</summary>
    public int NextNumber => (Head?.Value.Changes ?? 0) + 1;

    /// <summary>The head's next form, to be saved with whatever was decided on it.</summary>
    public TableTransactionAction NextHead()
    {
        var row = Row.Of(Street, StreetConducts.HeadRow, new ConductHead(NextNumber));
        return Head is null ? TableRows.Insert(row) : TableRows.Replace(row, Head.ETag);
    }
}

/// <summary>Violations, suspensions and commendations of a street, over all years, in one partition: some dozens of rows.</summary>
public sealed class StreetConducts(DeliveryTables tables)
{
    internal const string HeadRow = "head";
    private const string CommendationPrefix = "commendation|";
    private const string PraisePrefix = "praise|";
    private const string SuspensionPrefix = "suspension|";
    private const string ViolationPrefix = "violation|";

    public TableClient Table => tables.Conduct;

    public Place PlaceOf(string street) => new(Table, street);

    public async Task<StreetConduct> ReadAsync(string street)
    {
        var rows = TableRows.CanBeKey(street)
            ? await Table.EntitiesAsync(street, string.Empty, $"{char.MaxValue}").ToListAsync()
            : [];
        return new StreetConduct(
            street,
            rows.FirstOrDefault(row => row.RowKey == HeadRow) is { } head ? Row.Read<ConductHead>(head) : null,
            [.. Of<Violation>(rows, ViolationPrefix)],
            [.. Of<Suspension>(rows, SuspensionPrefix)],
            [.. Of<Commendation>(rows, CommendationPrefix).Select(stored => stored.Value)]
        )
        {
            Praises = [.. Of<Praise>(rows, PraisePrefix).Select(stored => stored.Value)],
        };
    }

    public Task<Stored<Suspension>?> SuspensionAsync(string street, int number) =>
        Table.FindAsync<Suspension>(street, SuspensionRow(number));

    /// <exception cref="InvalidOperationException">There is no such suspension: the program asked for one it never made.</exception>
    public async Task<Suspension> GetSuspensionAsync(string street, int number) =>
        (await SuspensionAsync(street, number))?.Value
        ?? throw new InvalidOperationException($"There is no suspension {number} of {street}.");

    public static TableEntity RowOf(Violation violation) =>
        Row.Of(violation.Street, $"{ViolationPrefix}{violation.Season}|{violation.ViolationId}", violation);

    public static TableEntity RowOf(Suspension suspension) =>
        Row.Of(suspension.Street, SuspensionRow(suspension.Number), suspension);

    public static TableEntity RowOf(Commendation commendation) =>
        Row.Of(commendation.Street, $"{CommendationPrefix}{commendation.Year:0000}", commendation);

    public static TableEntity RowOf(Praise praise) => Row.Of(praise.Street, $"{PraisePrefix}{praise.VisitId}", praise);

    private static string SuspensionRow(int number) => $"{SuspensionPrefix}{number:000}";

    private static IEnumerable<Stored<T>> Of<T>(IEnumerable<TableEntity> rows, string prefix) =>
        rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal)).Select(Row.Read<T>);
}
