using Delivery.Functions.Security;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

// What is shown in place of a page.
public sealed partial class Site
{
    public Task<IResult> NotFoundAsync(Caller caller) => HtmlAsync(ErrorModel.NotFound(FrameFor(caller)), 404);

    /// <summary>On a page for everybody, in the language that they chose.</summary>
    public Task<IResult> NotFoundAsync(HttpRequest request, Caller caller) =>
        HtmlAsync(ErrorModel.NotFound(PublicFrameFor(request, caller)), 404);

    /// <summary>Behind a citizen's link, in the language that they chose.</summary>
    public Task<IResult> LinkGoneAsync(HttpRequest request, LinkState state, Caller caller) =>
        state == LinkState.Expired
            ? HtmlAsync(ErrorModel.LinkExpired(PublicFrameFor(request, caller)), 410)
            : NotFoundAsync(request, caller);

    public Task<IResult> LinkGoneAsync(LinkState state, Caller caller) =>
        state == LinkState.Expired
            ? HtmlAsync(ErrorModel.LinkExpired(FrameFor(caller)), 410)
            : HtmlAsync(ErrorModel.NotFound(FrameFor(caller)), 404);

    /// <param name="wait">How long until the next request is answered.</param>
    public Task<IResult> TooManyAsync(HttpRequest request, Caller caller, TimeSpan wait)
    {
        TooMany.Tell(request.HttpContext.Response, wait);
        return HtmlAsync(ErrorModel.TooMany(ErrorFrameFor(request, caller), wait), 429);
    }

    // Whoever is signed in reads Chinese.
    private PageFrame ErrorFrameFor(HttpRequest request, Caller caller) =>
        caller.Kind == CallerKind.Anonymous ? PublicFrameFor(request, caller) : FrameFor(caller);

    private Task<IResult> ErrorAsync(HttpRequest request, Caller caller, int status, SentWrong wrong) =>
        HtmlAsync(wrong.Page(ErrorFrameFor(request, caller), status), status);
}
