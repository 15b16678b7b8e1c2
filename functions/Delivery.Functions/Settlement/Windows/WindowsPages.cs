using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Windows;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Windows;

/// <summary>The dates of a year: all four windows for staff, their own for streets and teachers.</summary>
public sealed class WindowsPages(
    Site site,
    YearWindows windows,
    ToldWindows told,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(ShowWindows))]
    public Task<IResult> ShowWindows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/settlements/windows/{year}")]
            HttpRequest request,
        string year
    ) => site.GetAsync(request, caller => caller.IsStaff, caller => PageAsync(year, caller));

    [Function(nameof(ShowOwnWindows))]
    public Task<IResult> ShowOwnWindows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "settlement-dates/{year}")]
            HttpRequest request,
        string year
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind is CallerKind.Street or CallerKind.Teacher || caller.IsStaff,
            caller => PageAsync(year, caller)
        );

    private async Task<IResult> PageAsync(string year, Caller caller)
    {
        if (!YearNumber.TryParse(year, out var asked))
            return await site.NotFoundAsync(caller);
        var found = await windows.OfAsync(asked);
        var moved = await told.OfAsync(new Month(asked, 1), new Month(asked, 12));
        var frame = site.FrameFor(caller);
        return await site.HtmlAsync(
            new WindowsModel(
                frame,
                asked,
                [.. WindowColumns.For(frame.Reader).Select(column => column.Name)],
                [
                    .. found.Months.Select(month =>
                        Row(month, moved.GetValueOrDefault(month.LessonMonth)?.Value, frame.Reader)
                    ),
                ],
                found.MissingYear,
                found.OtherYears
            )
        );
    }

    private WindowsRow Row(SettlementWindows of, ToldWindow? told, Reader reader)
    {
        var (rules, today) = (settings.SettlementOf(of.LessonMonth), ShanghaiTime.DateOf(clock.GetUtcNow()));
        return new WindowsRow(
            of.LessonMonth,
            [
                .. WindowColumns
                    .For(reader)
                    .Select(column =>
                        DaysOf(column.Of(of), WasOf(column, told), of.LessonMonth.Next.Day(column.Last(rules)), today)
                    ),
            ]
        );
    }

    private static WindowDays DaysOf(Window window, Window? was, DateOnly usual, DateOnly today) =>
        new(
            window.First,
            window.Last,
            window.Contains(today),
            window.Last > usual,
            was is { } before && before != window ? Dates.DaySpan(before.First, before.Last) : null
        );

    private static Window? WasOf(WindowColumn column, ToldWindow? told) => told?.Was is { } was ? column.Of(was) : null;
}
