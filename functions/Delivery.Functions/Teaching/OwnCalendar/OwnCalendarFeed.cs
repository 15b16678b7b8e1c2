using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.OwnCalendar;

/// <summary>A teacher's own lessons for a calendar program to subscribe to.</summary>
public sealed class OwnCalendarFeed(Site site, OwnCalendarLinks links, OwnCalendarFile file)
{
    [Function(nameof(GetOwnCalendar))]
    public Task<IResult> GetOwnCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feeds/teacher/{secret}.ics")]
            HttpRequest request,
        string secret
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await links.TeacherBehindAsync(secret) is { } teacher
                    ? Results.Text(await file.OfAsync(teacher), "text/calendar; charset=utf-8", Encoding.UTF8)
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(RenewOwnCalendar))]
    public Task<IResult> RenewOwnCalendar(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "teacher/calendar/renew")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller =>
            {
                await links.RenewAsync(caller.Id, caller);
                return Site.SeeOther($"{Paths.TeacherHome}#calendar");
            }
        );
}
