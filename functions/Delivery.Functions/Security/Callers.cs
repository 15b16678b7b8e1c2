using Delivery.Functions.Security.SignedIn;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security;

/// <summary>Finds out who asks: an API key, the organisation's directory, or a session cookie, in that order.</summary>
public sealed class Callers(ApiKeys keys, DirectoryHeader directory, StaffSignOuts signOuts, Sessions sessions)
{
    /// <returns>Null when a credential was shown that does not hold: 401, never a silent anonymous.</returns>
    public async Task<Caller?> WhoAsync(HttpRequest request)
    {
        if (request.Headers.TryGetValue("X-Api-Key", out var key))
            return await keys.OwnerOfAsync(key.ToString());
        if (directory.Read(request) is { } signIn)
            return await signOuts.HasEndedAsync(signIn) ? null : signIn.Caller;
        return await sessions.ReadAsync(request) ?? Caller.Nobody;
    }
}
