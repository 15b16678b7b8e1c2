using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Web;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.SigningIn;

/// <summary>Where somebody is signed in: each sees their own sessions, not those of the street's other contact.</summary>
public sealed class AccountPages(Site site, Sessions sessions, SessionRows rows, EndSessions end)
{
    [Function(nameof(SessionsPage))]
    public Task<IResult> SessionsPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "account/sessions")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            IsPerson,
            async caller =>
                await site.HtmlAsync(
                    new SessionsModel(
                        site.FrameFor(caller),
                        Guid.NewGuid().ToString("N"),
                        HasSession(caller) ? await LinesAsync(request) : [],
                        ByDirectory: caller.Kind == CallerKind.Staff
                    )
                )
        );

    [Function(nameof(PostEndSession))]
    public Task<IResult> PostEndSession(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/sessions/{session}/end")]
            HttpRequest request,
        string session
    ) =>
        site.PostAsync(
            request,
            HasSession,
            async caller =>
                await end.OneAsync(caller, OwnOf(request), session)
                    ? Site.SeeOther(Paths.Sessions)
                    : await site.NotFoundAsync(caller)
        );

    [Function(nameof(PostEndOtherSessions))]
    public Task<IResult> PostEndOtherSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/end-other-sessions")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            HasSession,
            async caller =>
            {
                await end.OthersAsync(caller, OwnOf(request));
                return Site.SeeOther(Paths.Sessions);
            }
        );

    [Function(nameof(PostEndAllSessions))]
    public Task<IResult> PostEndAllSessions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "account/end-all-sessions")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            caller => caller.Kind == CallerKind.Staff,
            async caller =>
            {
                await end.OfStaffAsync(caller);
                return Site.SeeOther(Paths.Front);
            }
        );

    private static bool IsPerson(Caller caller) => HasSession(caller) || caller.Kind == CallerKind.Staff;

    private static bool HasSession(Caller caller) => caller.Kind is CallerKind.Street or CallerKind.Teacher;

    private Session OwnOf(HttpRequest request) =>
        sessions.Open(request) ?? throw new InvalidOperationException("A caller with a session has a cookie.");

    private async Task<IReadOnlyList<SessionLine>> LinesAsync(HttpRequest request)
    {
        var own = OwnOf(request);
        var current = SessionRows.RowOf(own.Secret);
        var kept = await rows.OfPersonAsync(own.Person).ToListAsync();
        return
        [
            .. kept.Select(row => new SessionLine(
                    row.RowKey,
                    row.Value.Device,
                    row.Value.Since,
                    row.Value.Seen,
                    row.RowKey == current
                ))
                .OrderByDescending(line => line.IsThis)
                .ThenByDescending(line => line.Since),
        ];
    }
}
