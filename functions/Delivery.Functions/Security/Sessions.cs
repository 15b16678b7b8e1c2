using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security;

/// <summary>The session of a street contact or a teacher, kept in a sealed cookie for a working day.</summary>
public sealed class Sessions(Seals seals, TimeProvider clock)
{
    private const string Cookie = "delivery-session";
    private const string Purpose = "session";
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    private sealed record Session(CallerKind Kind, string Id, string Name);

    public void Begin(HttpResponse response, CallerKind kind, string id, string name)
    {
        var expires = clock.GetUtcNow() + Length;
        response.Cookies.Append(
            Cookie,
            seals.Seal(Purpose, new Session(kind, id, name), expires),
            // The browser keeps it until it closes; our own clock, which may be simulated, ends it.
            new CookieOptions
            {
                HttpOnly = true,
                Secure = response.HttpContext.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                Path = "/",
                IsEssential = true,
            }
        );
    }

    public void End(HttpResponse response) => response.Cookies.Delete(Cookie);

    public Caller? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(Cookie, out var token)
        && seals.Open<Session>(Purpose, token) is { } seal
        && !seals.HasExpired(seal)
            ? new Caller(seal.Value.Kind, seal.Value.Id, seal.Value.Name, new HashSet<string>())
            : null;
}
