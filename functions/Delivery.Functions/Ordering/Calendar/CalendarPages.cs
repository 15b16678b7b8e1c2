using Delivery.Domain.Calendar;
using Delivery.Functions.Web.Registers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Calendar;

/// <summary>The years of holidays and weekend days worked.</summary>
public sealed class CalendarPages(RegisterPages<CalendarYear> pages, EntryForms<CalendarYear> forms)
{
    [Function(nameof(ListCalendarEntries))]
    public Task<IResult> ListCalendarEntries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/calendar")] HttpRequest request
    ) => pages.ListAsync(request);

    [Function(nameof(ShowCalendarEntry))]
    public Task<IResult> ShowCalendarEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/calendar/{code}")] HttpRequest request,
        string code
    ) => pages.ShowAsync(request, code);

    [Function(nameof(OpenCalendarEntry))]
    public Task<IResult> OpenCalendarEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/calendar/{code}/edit")]
            HttpRequest request,
        string code
    ) => forms.OpenAsync(request, code);

    [Function(nameof(SaveCalendarEntry))]
    public Task<IResult> SaveCalendarEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/calendar/{code}/edit")] HttpRequest request,
        string code
    ) => forms.SaveAsync(request, code);

    [Function(nameof(OpenNewCalendarEntry))]
    public Task<IResult> OpenNewCalendarEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff/new/calendar")] HttpRequest request
    ) => forms.OpenAsync(request, code: null);

    [Function(nameof(SaveNewCalendarEntry))]
    public Task<IResult> SaveNewCalendarEntry(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "staff/new/calendar")] HttpRequest request
    ) => forms.SaveAsync(request, code: null);
}
