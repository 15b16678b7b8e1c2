using Delivery.Domain.Conduct.Reports;
using Delivery.Domain.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Pages.Conduct.Reports;

/// <summary>What was delivered in some months.</summary>
/// <param name="Asked">As it was asked for, right or wrong.</param>
/// <param name="ShowsPaid">The reader may see what was paid in these rows.</param>
/// <param name="Report">Null where what was asked for cannot be shown.</param>
public sealed record ReportModel(
    PageFrame Frame,
    ReportFilter Filter,
    ReportQuery Asked,
    ReportMeasure Shown,
    bool ShowsPaid,
    Report? Report,
    FormErrors Errors
) : IModelOf<ReportPage>
{
    /// <summary>More rows are read in the file.</summary>
    public const int MostRows = 100;

    public static ReportQuery QueryOf(ReportFilter filter) =>
        new(
            $"{filter.By}",
            $"{filter.From}",
            $"{filter.To}",
            Districts.Find(filter.District)?.Code ?? "",
            $"{filter.Category}"
        );

    public IReadOnlyList<FilterChip> Ways =>
        [
            .. Enum.GetValues<ReportBy>()
                .Select(by => new FilterChip($"按{by.Label()}", PathOf(by, Shown), by == Filter.By)),
        ];

    public IReadOnlyList<FilterChip> Measures =>
        [
            .. Enum.GetValues<ReportMeasure>()
                .Where(measure => ShowsPaid || !measure.IsOfPay())
                .Select(one => new FilterChip(one.Label(), PathOf(Filter.By, one), one == Shown)),
        ];

    public IReadOnlyList<Choice> DistrictChoices =>
        [.. Districts.All.Select(district => new Choice(district.Code, district.Name))];

    public IReadOnlyList<Choice> CategoryChoices =>
        [.. Enum.GetValues<Category>().Select(category => new Choice($"{category}", category.Label()))];

    public string FilePath(string format) => $"{Paths.ReportFile(format)}?{Query(Filter.By)}";

    /// <summary>How long a row's bar is, of 100.</summary>
    public int LengthOf(ReportRow row)
    {
        var most = Report!.Rows.Max(one => Shown.Of(one.Sums) ?? 0);
        return most == 0 ? 0 : (int)Math.Round((Shown.Of(row.Sums) ?? 0) * 100 / most);
    }

    private string PathOf(ReportBy by, ReportMeasure measure) => $"{Paths.Reports}?{Query(by)}&show={measure}";

    private string Query(ReportBy by)
    {
        var query = QueryOf(Filter);
        return $"by={by}&from={query.From}&to={query.To}&district={query.District}&category={query.Category}";
    }
}
