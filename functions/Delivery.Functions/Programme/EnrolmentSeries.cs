using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>How enrolments went from week to week, by district: a year of them as a file.</summary>
public sealed class EnrolmentSeries(Site site, EnrolmentCounts counts, SheetFiles files)
{
    /// <summary>As many weeks as the page shows, the one that is looked at among them.</summary>
    public const int Shown = 8;

    private const int InFile = 53;

    [Function(nameof(EnrolmentSeriesFile))]
    public Task<IResult> EnrolmentSeriesFile(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "staff/programmes/{week}/enrolments.{format:regex(^(csv|xlsx)$)}"
        )]
            HttpRequest request,
        string week,
        string format
    ) =>
        site.GetAsync(
            request,
            caller => caller.IsStaff,
            async caller =>
            {
                if (!Week.TryParse(week, out var last))
                    return await site.NotFoundAsync(caller);
                var sheet = SheetOf(last, await counts.BetweenAsync(Before(last, InFile), last));
                return format == "csv"
                    ? files.Csv(request.HttpContext, sheet, $"enrolments-{last}")
                    : SheetFiles.Xlsx(request.HttpContext, sheet, $"enrolments-{last}");
            }
        );

    /// <summary>The first of so many weeks that end with a week.</summary>
    public static Week Before(Week last, int weeks) => Week.Of(last.Monday.AddDays(-7 * (weeks - 1)));

    private static Sheet SheetOf(Week last, IReadOnlyList<WeekEnrolments> weeks) =>
        new(
            $"截至{last}",
            ["周", "周一", "区", "课程", "已报名", "名额"],
            [
                .. from week in weeks
                from one in week.Districts
                select (IReadOnlyList<Cell>)
                    [
                        new Cell.Text($"{week.Week}"),
                        new Cell.Text(Dates.Iso(week.Week.Monday)),
                        new Cell.Text(one.District),
                        new Cell.Count(one.Courses),
                        new Cell.Count(one.Taken),
                        new Cell.Count(one.Places),
                    ],
            ]
        );
}
