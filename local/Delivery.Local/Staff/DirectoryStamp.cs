using System.Text.Json;

namespace Delivery.Local.Staff;

/// <summary>
/// Stands in for App Service Authentication: takes the directory's headers off every request from outside and puts them
/// on for who is signed in at this host.
/// </summary>
internal static class DirectoryStamp
{
    private const string Principal = "X-MS-CLIENT-PRINCIPAL";
    private static readonly string[] Guarded = [Principal, "X-MS-TOKEN-"];

    public static void Apply(HttpRequest request)
    {
        foreach (var header in request.Headers.Keys.Where(IsGuarded).ToArray())
            request.Headers.Remove(header);
        if (StaffCookie.Read(request) is { } person)
            Stamp(request.Headers, person);
    }

    private static bool IsGuarded(string header) =>
        Guarded.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static void Stamp(IHeaderDictionary headers, StaffPerson person)
    {
        headers[Principal] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(PrincipalOf(person)));
        headers[Principal + "-NAME"] = person.Email;
        headers[Principal + "-ID"] = person.ObjectId.ToString();
        headers[Principal + "-IDP"] = "aad";
    }

    private static object PrincipalOf(StaffPerson person) =>
        new
        {
            auth_typ = "aad",
            name_typ = "name",
            role_typ = "roles",
            claims = new[]
            {
                Claim("name", person.Name),
                Claim("iat", $"{person.SignedInAt}"),
                Claim("preferred_username", person.Email),
                Claim("http://schemas.microsoft.com/identity/claims/objectidentifier", person.ObjectId.ToString()),
            }.Concat(person.Roles.Select(role => Claim("roles", role))),
        };

    private static object Claim(string type, string value) => new { typ = type, val = value };
}
