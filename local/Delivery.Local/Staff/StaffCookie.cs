using System.Buffers.Text;
using System.Text.Json;

namespace Delivery.Local.Staff;

/// <summary>
/// Who is signed in on this machine. Not sealed: whoever can reach the sign-in page may be anybody anyway, and the host
/// listens on this machine only.
/// </summary>
internal static class StaffCookie
{
    public const string Name = "delivery-local-staff";

    private sealed record Content(string Email, IReadOnlyList<string> Roles, long At = 0);

    public static StaffPerson? Read(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(Name, out var value) || !Base64Url.IsValid(value))
            return null;
        var content = Parse(Base64Url.DecodeFromChars(value));
        var person = InventedStaff.All.FirstOrDefault(person => person.Email == content?.Email);
        return person is null ? null : person with { Roles = Known(content!.Roles), SignedInAt = content.At };
    }

    public static void Write(HttpResponse response, StaffPerson person) =>
        response.Cookies.Append(
            Name,
            Base64Url.EncodeToString(
                JsonSerializer.SerializeToUtf8Bytes(new Content(person.Email, person.Roles, person.SignedInAt))
            ),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Path = "/",
            }
        );

    public static void Remove(HttpResponse response) => response.Cookies.Delete(Name);

    public static IReadOnlyList<string> Known(IEnumerable<string> roles) =>
        [.. InventedStaff.Roles.Keys.Intersect(roles, StringComparer.Ordinal)];

    // A cookie that another program set under this name is nobody's, not an error.
    private static Content? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(json) is { Email: not null, Roles: not null } content
                ? content
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
