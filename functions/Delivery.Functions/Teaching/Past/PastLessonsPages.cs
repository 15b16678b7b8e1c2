using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching.Past;

/// <summary>A teacher looks back on a month's lessons.</summary>
public sealed class PastLessonsPages(Site site, PastLessonsReader reader, TimeProvider clock)
{
    [Function(nameof(ShowPastLessons))]
    public Task<IResult> ShowPastLessons(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teacher/lessons")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller =>
                MonthOf(request.Query["month"].ToString()) is { } month
                    ? await site.HtmlAsync(await reader.ModelAsync(site.FrameFor(caller), caller, month))
                    : await site.NotFoundAsync(caller)
        );

    // What is ahead stands on the first page.
    private Month? MonthOf(string asked)
    {
        var now = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        if (asked.Length == 0)
            return now;
        return Month.TryParse(asked, out var month) && month.CompareTo(now) <= 0 ? month : null;
    }
}
