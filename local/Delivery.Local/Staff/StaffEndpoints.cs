using Delivery.Local.Hosting;
using LocalFunctions.Hosting;
using LocalFunctions.Http;
using LocalFunctions.Views;

namespace Delivery.Local.Staff;

/// <summary>Sign-in as one of the invented staff; the addresses of App Service Authentication lead here too.</summary>
internal static class StaffEndpoints
{
    private const string SignIn = "/local/sign-in";

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(SignIn, (HttpRequest request) => Show(request, host));
        endpoints.MapPost(SignIn, (HttpRequest request) => AnswerAsync(request, host));
        endpoints.MapPost(
            "/local/sign-out",
            (HttpResponse response) =>
            {
                StaffCookie.Remove(response);
                return Results.Redirect(SignIn);
            }
        );
        endpoints.MapGet(
            "/.auth/login/aad",
            (HttpRequest request) => Results.Redirect(SignIn + Returning(request.Query["post_login_redirect_uri"]))
        );
        endpoints.MapGet("/.auth/logout", () => Results.Redirect(SignIn));
    }

    private static IResult Show(HttpRequest request, ViewedHost host) =>
        View.Of<SignInPage>(
            host,
            (nameof(SignInPage.Current), StaffCookie.Read(request)),
            (nameof(SignInPage.Return), request.Query["return"].ToString()),
            (nameof(SignInPage.Pages), AppPages.Of(host.Catalogue))
        );

    private static async Task<IResult> AnswerAsync(HttpRequest request, ViewedHost host)
    {
        if (!request.HasFormContentType)
            return Problems.Of(400, "staff.unreadable", "请从登录页登录。");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var person = InventedStaff.All.FirstOrDefault(person => person.Email == form["email"]);
        if (person is null)
            return Problems.Of(400, "staff.unknown", "请从登录页选一个人。");
        StaffCookie.Write(
            request.HttpContext.Response,
            person with
            {
                Roles = StaffCookie.Known(form["role"].OfType<string>()),
                SignedInAt = host.Clock.GetUtcNow().ToUnixTimeSeconds(),
            }
        );
        var back = form["return"].ToString();
        return IsOwn(back) ? Results.Redirect(back) : Results.Redirect(SignIn);
    }

    private static string Returning(string? address) =>
        IsOwn(address) ? QueryString.Create("return", address!).ToString() : "";

    // A path of this host; "//elsewhere" is another host's.
    private static bool IsOwn(string? address) => address is ['/', not ('/' or '\\'), ..] or "/";
}
