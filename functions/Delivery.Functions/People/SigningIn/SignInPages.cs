using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Web;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.SigningIn;

/// <summary>Streets and teachers come in by a mailed link; the link shows a button, and only the button signs in.</summary>
public sealed class SignInPages(
    Site site,
    SignIn signIn,
    Sessions sessions,
    Rights rights,
    CallerRates rates,
    CallerNetwork networks,
    RateSettings limits,
    DeliverySettings settings
)
{
    [Function(nameof(SignInPage))]
    public Task<IResult> SignInPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in")] HttpRequest request
    ) =>
        site.GetAsync(
            request,
            _ => true,
            caller => site.HtmlAsync(Model(request, caller, "", FormErrors.None, sentTo: null))
        );

    [Function(nameof(PostSignIn))]
    public Task<IResult> PostSignIn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            _ => true,
            (form, caller) =>
                RefusedAsync(
                    request,
                    caller,
                    form["email"].ToString(),
                    ChosenLanguage.Of(request).Say(form.TooLong[0])
                ),
            async (form, caller) =>
            {
                var email = form["email"].ToString();
                if (!Emails.IsValid(email))
                    return await RefusedAsync(
                        request,
                        caller,
                        email,
                        ChosenLanguage
                            .Of(request)
                            .Say(
                                "请填写正确的邮箱，例如 name@example.cn",
                                "Please give a right email address, such as name@example.cn"
                            )
                    );
                if (await TooOftenAsync(request, email) is { } wait)
                    return await site.TooManyAsync(request, caller, wait);
                await signIn.AskAsync(email);
                return await site.HtmlAsync(Model(request, caller, email, FormErrors.None, sentTo: email));
            }
        );

    [Function(nameof(SignInLinkPage))]
    public Task<IResult> SignInLinkPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sign-in/{token}")] HttpRequest request,
        string token
    ) =>
        site.GetAsync(
            request,
            _ => true,
            async caller =>
                await signIn.WhoAsync(token) is { } member
                    ? await site.HtmlAsync(
                        new SignInConfirmModel(
                            site.PublicFrameFor(request, caller),
                            "",
                            $"/sign-in/{token}",
                            WhoIs(member)
                        )
                    )
                    : await site.LinkGoneAsync(request, LinkState.Expired, caller)
        );

    [Function(nameof(PostSignInLink))]
    public Task<IResult> PostSignInLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in/{token}")] HttpRequest request,
        string token
    ) =>
        site.PostAsync(
            request,
            _ => true,
            async caller =>
            {
                if (await signIn.UseAsync(token) is not { } member)
                    return await site.LinkGoneAsync(request, LinkState.Expired, caller);
                await sessions.BeginAsync(request.HttpContext, member.Kind, member.Id, member.Name, PersonOf(member));
                return Site.SeeOther(member.Kind == CallerKind.Street ? Paths.StreetHome : Paths.TeacherHome);
            }
        );

    [Function(nameof(PostSignOut))]
    public Task<IResult> PostSignOut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request
    ) =>
        site.PostAsync(
            request,
            _ => true,
            async caller =>
            {
                await sessions.EndAsync(request.HttpContext);
                return Site.SeeOther(caller.Kind == CallerKind.Staff ? settings.StaffSignOutPath : Paths.Front);
            }
        );

    // The network first: who tries many addresses does not use up theirs. Registered or not, an address counts the same.
    private async Task<TimeSpan?> TooOftenAsync(HttpRequest request, string email) =>
        await rates.TakeAsync(limits.OfSignInsPerNetwork, networks.Of(request))
        ?? await rates.TakeAsync(limits.OfSignInsPerAddress, email.ToLowerInvariant());

    private Task<IResult> RefusedAsync(HttpRequest request, Caller caller, string email, string message) =>
        site.HtmlAsync(
            Model(request, caller, email, new FormErrors([new FieldError("email", message)]), sentTo: null),
            422
        );

    private SignInModel Model(HttpRequest request, Caller caller, string email, FormErrors errors, string? sentTo) =>
        new(
            site.PublicFrameFor(request, caller),
            "",
            email,
            errors,
            sentTo,
            signIn.ValidMinutes,
            settings.StaffSignInPath
        );

    private string PersonOf(Member member) => rights.PersonOf(member.Kind, member.Id, member.PersonName, member.Email);

    private static string WhoIs(Member member) =>
        member.Kind == CallerKind.Street ? $"{member.PersonName}（{member.Name}）" : $"{member.PersonName}老师";
}
