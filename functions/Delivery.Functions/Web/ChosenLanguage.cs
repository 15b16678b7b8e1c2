using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

/// <summary>
/// The language of public pages: one switch, kept by the browser in a cookie of its own. Nothing of it is kept here, so a
/// link may switch.
/// </summary>
public static class ChosenLanguage
{
    private const string Name = "lang";
    private const string English = "en";
    private const string Chinese = "zh";

    public static Language Of(HttpRequest request) =>
        request.Cookies[Name] == English ? Language.English : Language.Chinese;

    /// <summary>The same address in the other language; null where there is none to go to, as after a form was sent.</summary>
    public static string? OtherPathOf(HttpRequest request) =>
        IsOurs(request) ? request.Path + Without(request).Add(Name, Of(request).Say(English, Chinese)) : null;

    /// <returns>Where to go on once the browser has kept the choice; null where none was made.</returns>
    public static IResult? Switch(HttpRequest request)
    {
        if (request.Query[Name] is not [English or Chinese] chosen || !IsOurs(request))
            return null;
        request.HttpContext.Response.Cookies.Append(
            Name,
            chosen.ToString(),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = request.IsHttps,
            }
        );
        return Site.SeeOther(new PathString(request.Path).ToUriComponent() + Without(request));
    }

    // A browser takes what begins with two slashes for another host.
    private static bool IsOurs(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.Value is not null
        && !request.Path.Value.StartsWith("//", StringComparison.Ordinal)
        && !request.Path.Value.Contains('\\', StringComparison.Ordinal);

    private static QueryString Without(HttpRequest request) =>
        QueryString.Create(
            request
                .Query.Where(pair => pair.Key != Name)
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value))
        );
}
