using Delivery.Functions.Security;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Teaching;

/// <summary>Where a teacher starts: what to answer, what comes, what was paid.</summary>
public sealed class TeacherHomePages(Site site, TeacherHomeReader reader)
{
    [Function(nameof(ShowTeacherHome))]
    public Task<IResult> ShowTeacherHome(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "teacher")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            caller => caller.Kind == CallerKind.Teacher,
            async caller => await site.HtmlAsync(await reader.ModelAsync(site.FrameFor(caller), caller))
        );
}
