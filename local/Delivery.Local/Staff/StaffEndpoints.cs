using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using LocalFunctions.Http;
using LocalFunctions.Views;

namespace Delivery.Local.Staff;

/// <summary>Sign-in as one of the invented staff, or with one click as a street or a teacher; the addresses of App Service Authentication lead here too.</summary>
internal static class StaffEndpoints
{
    private const string SignIn = "/local/sign-in";

    public static void Map(IEndpointRouteBuilder endpoints, ViewedHost host)
    {
        endpoints.MapGet(SignIn, (HttpRequest request, LocalMembers members) => ShowAsync(request, host, members));
        endpoints.MapPost(SignIn, (HttpRequest request) => AnswerAsync(request, host));
        endpoints.MapPost(
            SignIn + "/street",
            (HttpRequest request, LocalMembers members) => SignInAsync(request, members, CallerKind.Street)
        );
        endpoints.MapPost(
            SignIn + "/teacher",
            (HttpRequest request, LocalMembers members) => SignInAsync(request, members, CallerKind.Teacher)
        );
        endpoints.MapPost("/local/sign-out", SignOutAsync);
        endpoints.MapGet(
            "/.auth/login/aad",
            (HttpRequest request) => Results.Redirect(SignIn + Returning(request.Query["post_login_redirect_uri"]))
        );
        endpoints.MapGet("/.auth/logout", () => Results.Redirect(SignIn));
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, ViewedHost host, LocalMembers members) =>
        View.Of<SignInPage>(
            host,
            (nameof(SignInPage.Current), StaffCookie.Read(request)),
            (nameof(SignInPage.Return), request.Query["return"].ToString()),
            (nameof(SignInPage.Members), await members.OfferedAsync())
        );

    private static async Task<IResult> SignInAsync(HttpRequest request, LocalMembers members, CallerKind kind)
    {
        var form = await FormAsync(request);
        return await members.SignInAsync(request.HttpContext, kind, form["id"].ToString()) is { } home
            ? Results.Redirect(home)
            : Problems.Of(400, "member.unknown", "请从登录页选一个人。");
    }

    /// <summary>Whoever is signed in, as staff or by a link, is nobody afterwards.</summary>
    private static async Task<IResult> SignOutAsync(HttpRequest request, Sessions sessions)
    {
        var back = (await FormAsync(request))["return"].ToString();
        await sessions.EndAsync(request.HttpContext);
        StaffCookie.Remove(request.HttpContext.Response);
        return Results.Redirect(IsOwn(back) ? back : SignIn);
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request) =>
        request.HasFormContentType
            ? await request.ReadFormAsync(request.HttpContext.RequestAborted)
            : FormCollection.Empty;

    private static async Task<IResult> AnswerAsync(HttpRequest request, ViewedHost host)
    {
        if (!request.HasFormContentType)
            return Problems.Of(400, "staff.unreadable", "请从登录页登录。");
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var person = InventedStaff.All.FirstOrDefault(person => person.Email == form["email"]);
        if (person is null)
            return Problems.Of(400, "staff.unknown", "请从登录页选一个人。");
        if (form["role"].Except(InventedStaff.Roles.Keys).ToList() is { Count: > 0 } unknown)
            return Problems.Of(400, "staff.role", RoleSentence(unknown));
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

    private static string RoleSentence(IEnumerable<string?> unknown) =>
        $"没有“{string.Join('、', unknown)}”这样的角色；role 可以是{string.Join('、', InventedStaff.Roles.Select(role => $"{role.Key}（{role.Value}）"))}。";

    private static string Returning(string? address) =>
        IsOwn(address) ? QueryString.Create("return", address!).ToString() : "";

    // A path of this host; "//elsewhere" is another host's.
    private static bool IsOwn(string? address) => address is ['/', not ('/' or '\\'), ..] or "/";
}
