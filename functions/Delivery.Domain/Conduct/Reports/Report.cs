using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Reports;

/// <summary>One row of a report.</summary>
/// <param name="Key">Month, week, district's name, code or id.</param>
public sealed record ReportRow(string Key, string Name, ReportSums Sums);

/// <summary>What was delivered in some months, row by row and as a whole.</summary>
public sealed record Report(ReportBy By, IReadOnlyList<ReportRow> Rows, ReportSums Whole)
{
    /// <summary>Adds lessons up as they come: none of them is kept.</summary>
    public sealed class Adding(ReportBy by)
    {
        private readonly Dictionary<string, ReportRow> rows = new(StringComparer.Ordinal);
        private ReportSums whole = new();

        public void Add(ReportedLesson lesson)
        {
            var (key, name) = by.RowOf(lesson);
            var row = rows.GetValueOrDefault(key) ?? new ReportRow(key, name, new ReportSums());
            // The latest name: a street or teacher may have been renamed meanwhile.
            rows[key] = row with
            {
                Name = name,
                Sums = row.Sums.With(lesson),
            };
            whole = whole.With(lesson);
        }

        public Report Sum() => new(by, [.. Ordered()], whole);

        private IEnumerable<ReportRow> Ordered() =>
            by switch
            {
                ReportBy.Month or ReportBy.Week or ReportBy.Category => rows.Values.OrderBy(
                    row => row.Key,
                    StringComparer.Ordinal
                ),
                ReportBy.District => rows.Values.OrderBy(row => Districts.PlaceOf(row.Key)),
                _ => rows
                    .Values.OrderByDescending(row => row.Sums.Held)
                    .ThenByDescending(row => row.Sums.Came)
                    .ThenBy(row => row.Key, StringComparer.Ordinal),
            };
    }
}
