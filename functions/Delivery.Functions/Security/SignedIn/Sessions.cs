using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Delivery.Domain.Calendar;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security.SignedIn;

/// <summary>
/// The sessions of street contacts and teachers: a sealed cookie for a working day, and a row that says that it still
/// holds. Both the row and the person's right are looked at on every request, and believed for <see cref="Believed"/>.
/// </summary>
public sealed class Sessions(Seals seals, SessionRows rows, Rights rights, TimeProvider clock)
{
    private const string Cookie = "delivery-session";
    private const string Purpose = "session";
    private const int MostRemembered = 10_000;
    private const int SecretDigits = 64;
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    // The clock of the process, which runs also where the calendar stands still.
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Finding> findings = new();
    private readonly Channel<SeenSession> seen = Channel.CreateUnbounded<SeenSession>();

    private sealed record Finding(long FoundAt, string Id, long Version, DateOnly Day, IReadOnlyList<string> Took);

    internal sealed record SeenSession(string Person, string Row, DateOnly Day);

    internal ChannelReader<SeenSession> Seen => seen.Reader;

    /// <param name="name">Of the street or teacher, for pages.</param>
    /// <param name="person">Whoever signs in: <see cref="Rights.PersonOf"/>.</param>
    public async Task BeginAsync(HttpContext http, CallerKind kind, string id, string name, string person)
    {
        var now = clock.GetUtcNow();
        var session = new Session(kind, id, name, person, RandomNumberGenerator.GetHexString(SecretDigits, true));
        var kept = new KeptSession(
            now,
            now + Length,
            Device.Of(http.Request.Headers.UserAgent.ToString()),
            ShanghaiTime.DateOf(now)
        );
        await rows.AddAsync(person, SessionRows.RowOf(session.Secret), kept);
        Give(http, session, kept.Ends);
    }

    /// <summary>The same session under another street of the same office: it began and ends when it did.</summary>
    /// <param name="name">Of the street, for pages.</param>
    public async Task GoOverAsync(HttpContext http, Session session, string id, string name)
    {
        if (await rows.FindAsync(session.Person, SessionRows.RowOf(session.Secret)) is { Value: var kept })
            Give(http, session with { Id = id, Name = name }, kept.Ends);
    }

    private void Give(HttpContext http, Session session, DateTimeOffset ends) =>
        http.Response.Cookies.Append(
            Cookie,
            seals.Seal(Purpose, session, ends),
            // The browser keeps it until it closes; our own clock, which may be simulated, ends it.
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                Path = "/",
                IsEssential = true,
            }
        );

    /// <summary>Ends the session that a request comes with, if there is one.</summary>
    public async Task EndAsync(HttpContext http)
    {
        if (Open(http.Request) is { } session)
        {
            await rows.DeleteAsync(session.Person, SessionRows.RowOf(session.Secret));
            Forget(SessionRows.RowOf(session.Secret));
        }

        http.Response.Cookies.Delete(Cookie);
    }

    /// <summary>Ended rows are asked for again at once in this process.</summary>
    public void Forget(string row) => findings.TryRemove(row, out _);

    /// <returns>Null when there is no session, or it has ended, or its person has lost the right.</returns>
    public async Task<Caller?> ReadAsync(HttpRequest request) =>
        Open(request) is { } session && await HeldByAsync(session) is { } took
            ? new Caller(session.Kind, session.Id, session.Name, new HashSet<string>()) { Took = took }
            : null;

    /// <summary>What the cookie says, whether or not it still holds.</summary>
    public Session? Open(HttpRequest request) =>
        request.Cookies.TryGetValue(Cookie, out var token)
        && seals.Open<Session>(Purpose, token) is { Value: { Secret: not null, Person: not null } session } seal
        && !seals.HasExpired(seal)
            ? session
            : null;

    private async Task<IReadOnlyList<string>?> HeldByAsync(Session session)
    {
        // The version before anything is read: a change meanwhile makes the finding an old one.
        var (row, version) = (SessionRows.RowOf(session.Secret), rights.VersionOf(session.Kind));
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        // A merger holds from midnight on.
        if (
            findings.TryGetValue(row, out var found)
            && (found.Id, found.Version, found.Day) == (session.Id, version, today)
            && IsFresh(found)
        )
            return found.Took;
        var (kept, holds) = (rows.FindAsync(session.Person, row), rights.HeldByAsync(session));
        await Task.WhenAll(kept, holds);
        if (await kept is not { } known || await holds is not { } took || known.Value.Ends <= clock.GetUtcNow())
        {
            Forget(row);
            return null;
        }

        Note(session, row, known.Value);
        if (findings.Count >= MostRemembered)
            findings.Clear();
        findings[row] = new Finding(clock.GetTimestamp(), session.Id, version, today, took);
        return took;
    }

    private bool IsFresh(Finding found) => clock.GetElapsedTime(found.FoundAt) < Believed;

    // Written beside the answer, once a day: reading a page writes nothing.
    private void Note(Session session, string row, KeptSession kept)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (kept.Seen < today)
            seen.Writer.TryWrite(new SeenSession(session.Person, row, today));
    }
}
