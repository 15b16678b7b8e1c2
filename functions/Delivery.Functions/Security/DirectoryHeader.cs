using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Security;

/// <summary>
/// Staff come in through the organisation's directory: App Service Authentication checks them and hands their claims on
/// in a header that it strips from outside requests. Read only where that protection stands in front.
/// </summary>
public sealed class DirectoryHeader(DeliverySettings settings)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    private sealed record Claim(string Typ, string Val);

    private sealed record Principal(IReadOnlyList<Claim> Claims, string? Name_Typ, string? Role_Typ);

    public DirectorySignIn? Read(HttpRequest request)
    {
        if (!settings.DirectoryHeader || !request.Headers.TryGetValue(Header, out var value))
            return null;
        var principal =
            JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(value.ToString()), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{Header} is null.");
        var roles = Values(principal, principal.Role_Typ ?? "roles", "roles").Where(Role.All.Contains).ToHashSet();
        var name = Values(principal, principal.Name_Typ ?? "name", "name").FirstOrDefault() ?? "协会工作人员";
        var id = Values(principal, ObjectId, "oid").FirstOrDefault() ?? name;
        var caller = new Caller(CallerKind.Staff, $"staff:{id}", name, roles);
        return new DirectorySignIn(caller, MomentOf(principal));
    }

    // Seconds since 1970, as the directory's tokens have it.
    private static DateTimeOffset? MomentOf(Principal principal) =>
        long.TryParse(Values(principal, "iat").FirstOrDefault(), CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static IEnumerable<string> Values(Principal principal, params string[] types) =>
        principal.Claims.Where(claim => types.Contains(claim.Typ)).Select(claim => claim.Val);
}

/// <summary>Somebody of the association, and since when they are signed in; null where the directory does not say.</summary>
public sealed record DirectorySignIn(Caller Caller, DateTimeOffset? At);
