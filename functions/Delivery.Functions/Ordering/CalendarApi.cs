using System.Globalization;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering;

public sealed record CalendarBody(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Work);

public sealed record SeasonBody(DateOnly Opens, DateOnly Closes);

/// <summary>Years of holidays and the order windows of seasons: data that staff load.</summary>
public sealed class CalendarApi(Api api, Calendars calendars, Registers registers, AuditLog audit)
{
    [Function(nameof(PutCalendar))]
    public Task<IResult> PutCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calendar/{year:int}")] HttpRequest request,
        int year
    ) =>
        api.SendAsync<CalendarBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, caller) =>
            {
                var loaded = new CalendarYear(year, body.Off.ToHashSet(), body.Work.ToHashSet());
                var refusals = RegisterRules.Check(loaded);
                if (refusals.Count > 0)
                    return ApiAnswer.Refused(refusals);
                await calendars.PutAsync(loaded);
                await audit.WriteAsync(caller, "calendar.put", $"{year}");
                return ApiAnswer.Ok(
                    new
                    {
                        year,
                        off = body.Off,
                        work = body.Work,
                    }
                );
            }
        );

    [Function(nameof(PutSeason))]
    public Task<IResult> PutSeason(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/seasons/{id}")] HttpRequest request,
        string id
    ) =>
        api.SendAsync<SeasonBody>(
            request,
            caller => caller.May(Role.Admin),
            async (body, caller) =>
            {
                if (!Season.TryParse(id, out var season))
                    return ApiAnswer.NotFound("season.unknown", "季度（例如 2026-autumn）", id);
                if (body.Closes < body.Opens)
                    return ApiAnswer.Refused(
                        new Domain.Refusal("season.window", "截止日期应不早于开放日期，请改正", "closes")
                    );
                var window = new SeasonWindow(season, body.Opens, body.Closes);
                var (result, etag) = await registers.Seasons.PutAsync(id, window, request.IfMatch());
                if (result == PutResult.Stale)
                    return ApiAnswer.Stale;
                await audit.WriteAsync(caller, "season.put", id);
                return ApiAnswer.Ok(
                    new
                    {
                        season = id,
                        body.Opens,
                        body.Closes,
                    },
                    etag
                );
            }
        );

    [Function(nameof(GetWorkingDay))]
    public Task<IResult> GetWorkingDay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendar/working-days")] HttpRequest request
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
                        new
                        {
                            from,
                            days,
                            date = (await calendars.LoadAsync()).AddWorkingDays(from, days),
                        }
                    );
                }
                catch (CalendarYearNotLoadedException unknown)
                {
                    return ApiAnswer.Refused(new Domain.Refusal("calendar.year-not-loaded", unknown.Message, "from"));
                }
            }
        );
}
