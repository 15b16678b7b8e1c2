using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Conduct.Reports;

/// <summary>Of which lessons a report is made.</summary>
/// <param name="From">First month, by the lessons' dates in Shanghai.</param>
/// <param name="To">Last month.</param>
/// <param name="District">Its name; null for the whole city.</param>
/// <param name="Category">Null for all.</param>
public sealed record ReportFilter(ReportBy By, Month From, Month To, string? District = null, Category? Category = null)
{
    /// <summary>The most months that one report covers: each is read whole.</summary>
    public const int MostMonths = 12;

    /// <summary>The year up to today, month by month.</summary>
    public static ReportFilter ThisYear(DateOnly today) =>
        new(ReportBy.Month, new Month(today.Year, 1), Month.Of(today));

    public IEnumerable<Month> Months()
    {
        for (var month = From; month.CompareTo(To) <= 0; month = month.Next)
            yield return month;
    }

    public bool Takes(string district, Category category) =>
        (District is null || district == District) && (Category is null || category == Category);

    /// <summary>What was asked for; what was left out is as in <see cref="ThisYear"/>.</summary>
    public static Outcome<ReportFilter> Of(ReportQuery asked, DateOnly today)
    {
        var usual = ThisYear(today);
        List<Refusal> refusals =
        [
            .. Wrong(asked.By.Length > 0 && Named<ReportBy>(asked.By) is null, "report.by", Choose, "by"),
            .. WrongMonth(asked.From, "from"),
            .. WrongMonth(asked.To, "to"),
            .. Wrong(
                asked.District.Length > 0 && Districts.Find(asked.District) is null,
                "report.district",
                Choose,
                "district"
            ),
            .. Wrong(
                asked.Category.Length > 0 && Named<Category>(asked.Category) is null,
                "report.category",
                Choose,
                "category"
            ),
        ];
        if (refusals.Count > 0)
            return Outcome.Refused<ReportFilter>(refusals);
        var filter = new ReportFilter(
            Named<ReportBy>(asked.By) ?? usual.By,
            Month.TryParse(asked.From, out var from) ? from : usual.From,
            Month.TryParse(asked.To, out var to) ? to : usual.To,
            Districts.Find(asked.District)?.Name,
            Named<Category>(asked.Category)
        );
        return filter.To.CompareTo(filter.From) < 0
                ? Outcome.Refused<ReportFilter>("report.months", "结束月份不能早于开始月份", "to")
            : filter.From.AddMonths(MostMonths).CompareTo(filter.To) <= 0
                ? Outcome.Refused<ReportFilter>("report.months", $"一次最多看{MostMonths}个月，请缩短范围", "to")
            : Outcome.Of(filter);
    }

    private const string Choose = "没有这一项，请从列表里选";

    // A number is no name, although enums parse it.
    private static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;

    private static IEnumerable<Refusal> Wrong(bool isWrong, string code, string message, string field) =>
        isWrong ? [new Refusal(code, message, field)] : [];

    private static IEnumerable<Refusal> WrongMonth(string text, string field) =>
        Wrong(text.Length > 0 && !Month.TryParse(text, out _), "report.month", "请填写月份，例如 2026-09", field);
}

/// <summary>A report as it is asked for, in the words of the address; empty for what is left out.</summary>
public sealed record ReportQuery(string By, string From, string To, string District, string Category);
