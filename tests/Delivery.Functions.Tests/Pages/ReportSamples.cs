using Delivery.Domain.Conduct.Reports;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Pages.Conduct.Reports;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

/// <summary>Reports of what was delivered: by month, by street without pay, empty, and asked for wrongly.</summary>
internal static class ReportSamples
{
    private static readonly ReportedLesson Held = new(
        new DateOnly(2026, 9, 15),
        "黄浦区",
        "310101002",
        "清荷街道",
        "L01",
        "罗晓岚",
        "二十四式太极拳",
        Category.MartialArts,
        true,
        26,
        30,
        false,
        new Ratings(5, 4, 5),
        200m
    );

    private static readonly IReadOnlyList<ReportedLesson> Lessons =
    [
        Held,
        Held with
        {
            Date = new DateOnly(2026, 9, 22),
            Came = 15,
            IsLow = true,
            Ratings = null,
        },
        Held with
        {
            Date = new DateOnly(2026, 9, 29),
            WasHeld = false,
            Came = null,
            Paid = null,
        },
        Held with
        {
            Date = new DateOnly(2026, 10, 10),
            Street = "310101003",
            StreetName = "云杉街道",
            WasHeld = null,
            Came = null,
            Ratings = null,
            Paid = null,
        },
    ];

    private static readonly ReportFilter Year = ReportFilter.ThisYear(new DateOnly(2026, 10, 12));

    public static readonly ReportModel ByMonth = Of(Year, ReportMeasure.Came);

    public static readonly ReportModel ByStreet = Of(
        Year with
        {
            By = ReportBy.Street,
            District = "黄浦区",
            Category = Category.MartialArts,
        },
        ReportMeasure.Punctuality
    ) with
    {
        ShowsPaid = false,
    };

    public static readonly ReportModel None = ByMonth with { Report = new Report.Adding(ReportBy.Month).Sum() };

    public static readonly ReportModel Wrong = ByMonth with
    {
        Report = null,
        Asked = new ReportQuery("Month", "2026-10", "2026-09", "", ""),
        Errors = FormErrors.Of(
            ReportFilter.Of(new ReportQuery("", "2026-10", "2026-09", "", ""), new DateOnly(2026, 10, 12)).Refusals
        ),
    };

    private static ReportModel Of(ReportFilter filter, ReportMeasure shown)
    {
        var adding = new Report.Adding(filter.By);
        foreach (var lesson in Lessons)
            adding.Add(lesson);
        return new ReportModel(
            Sample.Frame(Reader.Staff),
            filter,
            ReportModel.QueryOf(filter),
            shown,
            true,
            adding.Sum(),
            FormErrors.None
        );
    }
}
