using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Calendar;

public sealed record CalendarBody(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

public sealed record CalendarView(int Year, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

public sealed record SeasonBody(DateOnly Opens, DateOnly Closes);

public sealed record SeasonView(string Season, DateOnly Opens, DateOnly Closes);

/// <param name="Date">The working day that is <paramref name="Days"/> working days after <paramref name="From"/>.</param>
public sealed record WorkingDayView(DateOnly From, int Days, DateOnly Date);

/// <summary>Years of holidays and the order windows of seasons: data that staff load.</summary>
public sealed class CalendarApi(Api api, Calendars calendars, Registers registers)
{
    [Function(nameof(PutCalendar))]
    [ApiCall("载入一年的放假和调休", Body = typeof(CalendarBody), Answer = typeof(CalendarView), Scopes = [Role.Admin])]
    public Task<IResult> PutCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calendar/{year}")] HttpRequest request,
        string year
    ) =>
        api.SendAsync<CalendarBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                if (!YearNumber.TryParse(year, out var number))
                    return ApiAnswer.NotFound("year.unknown", "年份", year);
                var loaded = new CalendarYear(number, body.Off.ToHashSet(), body.Work.ToHashSet());
                var refusals = RegisterRules.Check(loaded);
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                var (result, etag) = await calendars.PutAsync(call, loaded, request.IfMatch());
                return result == PutResult.Stale
                    ? ApiAnswer.Stale
                    : ApiAnswer.Ok(new CalendarView(number, body.Off, body.Work), etag);
            }
        );

    [Function(nameof(PutSeason))]
    [ApiCall("设定一季的申报时间", Body = typeof(SeasonBody), Answer = typeof(SeasonView), Scopes = [Role.Admin])]
    public Task<IResult> PutSeason(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/seasons/{id}")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<SeasonBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, call) =>
            {
                if (!Season.TryParse(id, out var season))
                    return ApiAnswer.NotFound("season.unknown", "季度（例如 2026-autumn）", id);
                var window = new SeasonWindow(season, body.Opens, body.Closes);
                var refusals = RegisterRules.Check(window);
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                var (result, etag) = await registers.Seasons.PutAsync(
                    call,
                    new Act("season.put", id),
                    id,
                    window,
                    request.IfMatch()
                );
                return result == PutResult.Stale
                    ? ApiAnswer.Stale
                    : ApiAnswer.Ok(new SeasonView(id, body.Opens, body.Closes), etag);
            }
        );

    [Function(nameof(GetWorkingDay))]
    [ApiCall("某日之后第 n 个工作日", Answer = typeof(WorkingDayView), Open = true)]
    [ApiQuery("from", "起始日期，例如 2026-09-15", Required = true)]
    [ApiQuery("days", "工作日数，0至366", Required = true)]
    public Task<IResult> GetWorkingDay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calendar/working-days")]
            HttpRequest request
    ) =>
        api.GetAsync(
            request,
            _ => true,
            async _ =>
            {
                if (!DateOnly.TryParseExact(request.Query["from"], "yyyy-MM-dd", out var from))
                    return ApiAnswer.Malformed(
                        new Domain.Refusal("query.from", "from 应为日期，例如 2026-09-15", "from")
                    );
                if (
                    !int.TryParse(request.Query["days"], CultureInfo.InvariantCulture, out var days)
                    || days is < 0 or > 366
                )
                    return ApiAnswer.Malformed(new Domain.Refusal("query.days", "days 应为0至366的整数", "days"));
                try
                {
                    return ApiAnswer.Ok(
                        new WorkingDayView(from, days, (await calendars.LoadAsync()).AddWorkingDays(from, days))
                    );
                }
                catch (CalendarYearNotLoadedException unknown)
                {
                    return ApiAnswer.Refused(calendars.NotLoaded(unknown.Year, "from"));
                }
            }
        );
}
