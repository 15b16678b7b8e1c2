using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Windows;

/// <summary>Whole days, both ends included.</summary>
public sealed record DaysView(DateOnly From, DateOnly To)
{
    public static DaysView Of(Window window) => new(window.First, window.Last);
}

public sealed record MonthWindowsView(
    Month Month,
    DaysView Feedback,
    DaysView Payroll,
    DaysView Check,
    DaysView Payout
);

/// <param name="MissingYear">The year that is not loaded and without which the months after these have no dates.</param>
public sealed record YearWindowsView(IReadOnlyList<MonthWindowsView> Months, int? MissingYear);

/// <summary>The windows of a year, for everybody to plan by.</summary>
public sealed class WindowsApi(Api api, YearWindows windows, Calendars calendars)
{
    [Function(nameof(GetYearWindows))]
    [ApiCall("一年里每个月的结算窗口", Answer = typeof(YearWindowsView), Open = true)]
    [ApiQuery("year", "上课的年份，例如 2026", Required = true)]
    public Task<IResult> GetYearWindows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calendar/windows")] HttpRequest request
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
                YearNumber.TryParse(request.Query["year"], out var year)
                    ? await ShownAsync(year)
                    : ApiAnswer.Malformed(new Refusal("query.year", "year 应为四位数字的年份，例如 2026", "year"))
        );

    private async Task<ApiAnswer> ShownAsync(int year)
    {
        try
        {
            var found = await windows.OfAsync(year);
            return ApiAnswer.Ok(new YearWindowsView([.. found.Months.Select(View)], found.MissingYear));
        }
        catch (CalendarYearNotLoadedException missing)
        {
            return ApiAnswer.Refused(calendars.NotLoaded(missing.Year, "year"));
        }
    }

    private static MonthWindowsView View(SettlementWindows of) =>
        new(
            of.LessonMonth,
            DaysView.Of(of.Feedback),
            DaysView.Of(of.Payroll),
            DaysView.Of(of.Check),
            DaysView.Of(of.Payout)
        );
}
