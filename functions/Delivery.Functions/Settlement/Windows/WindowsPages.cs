using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Settlement.Windows;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Settlement.Windows;

/// <summary>The dates of a year: all four windows for staff, their own for streets and teachers.</summary>
public sealed class WindowsPages(Site site, YearWindows windows, CurrentSettings settings, TimeProvider clock)
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
        var frame = site.FrameFor(caller);
        return await site.HtmlAsync(
            new WindowsModel(
                frame,
                asked,
                [.. Columns(frame.Reader).Select(column => column.Name)],
                [.. found.Months.Select(month => Row(month, frame.Reader))],
                found.MissingYear
            )
        );
    }

    private sealed record Column(string Name, Func<SettlementWindows, Window> Of, Func<SettlementSettings, int> Last);

    private static readonly Column[] All =
    [
        new("街镇反馈", of => of.Feedback, rules => rules.FeedbackLastDay),
        new("编制工资单", of => of.Payroll, rules => rules.PayrollLastDay),
        new("老师核对", of => of.Check, rules => rules.CheckLastDay),
        new("审批与发放", of => of.Payout, rules => rules.PayoutLastDay),
    ];

    private static Column[] Columns(Reader reader) =>
        reader switch
        {
            Reader.Street => All[..1],
            Reader.Teacher => All[2..],
            _ => All,
        };

    private WindowsRow Row(SettlementWindows of, Reader reader)
    {
        var (rules, today) = (settings.SettlementOf(of.LessonMonth), ShanghaiTime.DateOf(clock.GetUtcNow()));
        return new WindowsRow(
            of.LessonMonth,
            [
                .. Columns(reader)
                    .Select(column => (Window: column.Of(of), Last: of.LessonMonth.Next.Day(column.Last(rules))))
                    .Select(one => new WindowDays(
                        one.Window.First,
                        one.Window.Last,
                        one.Window.Contains(today),
                        one.Window.Last > one.Last
                    )),
            ]
        );
    }
}
