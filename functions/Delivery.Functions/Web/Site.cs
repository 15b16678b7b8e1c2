using System.Text;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web.Typed;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Web;

/// <summary>The way of every page: who asks, may they, show; a post changes something once and redirects.</summary>
public sealed partial class Site(
    HtmlPage pages,
    Callers callers,
    Visits visits,
    Calendars calendars,
    CurrentSettings settings,
    ILogger<Site> log
)
{
    private const int FormLimit = 256 * 1024;

    // Of the request that is answered, as the frame of its page tells it.
    private static readonly AsyncLocal<Said?> JustSaid = new();

    public SiteContact Contact => new(settings.Office.ContactName, settings.Office.ContactPhone);

    public Task<IResult> GetAsync(HttpRequest request, Func<Caller, bool> may, Func<Caller, Task<IResult>> show) =>
        GuardAsync(request, may, show);

    /// <summary>A button of one of our own pages, which brings nothing that anybody typed.</summary>
    public Task<IResult> PostAsync(HttpRequest request, Func<Caller, bool> may, Func<Caller, Task<IResult>> act) =>
        PostAsync(request, may, (_, caller) => act(caller), (_, caller) => act(caller));

    /// <summary>A form from one of our own pages, cleaned.</summary>
    /// <param name="refuse">Shows the form again, with what is <see cref="TypedForm.TooLong"/> beside its field.</param>
    /// <param name="limit">In bytes; more than the usual where a file comes along.</param>
    public Task<IResult> PostAsync(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<TypedForm, Caller, Task<IResult>> refuse,
        Func<IFormCollection, Caller, Task<IResult>> act,
        int limit = FormLimit
    ) =>
        GuardAsync(
            request,
            may,
            async caller =>
            {
                if (!SameOrigin.Holds(request))
                    return await ErrorAsync(request, caller, 403, SentWrong.NotFromHere);
                // A button without fields may come without a body at all.
                if (request.ContentType is null && request.ContentLength is null or 0)
                    return await act(FormCollection.Empty, caller);
                if (!request.HasFormContentType)
                    return await ErrorAsync(request, caller, 415, SentWrong.NoForm);
                if (request.ContentLength > limit)
                    return await ErrorAsync(request, caller, 413, SentWrong.TooLarge);
                if (await ReadAsync(request) is not { } form)
                    return await ErrorAsync(request, caller, 400, SentWrong.Unreadable);
                return form.TooLong.Count > 0 ? await refuse(form, caller) : await act(form, caller);
            }
        );

    /// <returns>Null when it is no form: broken, with a character of value 0, or with more fields than any page has.</returns>
    private static async Task<TypedForm?> ReadAsync(HttpRequest request)
    {
        try
        {
            return TypedForm.Of(await request.ReadFormAsync(request.HttpContext.RequestAborted));
        }
        // The second where it was cut off.
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }

    public PageFrame FrameFor(Caller caller) =>
        new(
            caller.Kind switch
            {
                CallerKind.Staff or CallerKind.Integration => Reader.Staff,
                CallerKind.Street => Reader.Street,
                CallerKind.Teacher => Reader.Teacher,
                _ => Reader.Citizen,
            },
            Contact,
            caller.Kind == CallerKind.Anonymous ? null : caller.Name,
            // Who has no part in the pay would only be turned away there.
            Closed: caller.IsOfFinance ? null : [Paths.Settlements],
            Said: JustSaid.Value?.Words()
        );

    public async Task<IResult> HtmlAsync<TComponent>(IModelOf<TComponent> model, int status = 200)
        where TComponent : IComponent =>
        Results.Content(await pages.RenderAsync(model), "text/html; charset=utf-8", Encoding.UTF8, status);

    /// <summary>
    /// A page that all citizens see alike: caches keep it for a minute and ask for it by its tag. Who is signed in gets a page
    /// of their own, which nobody keeps; both are told apart by the cookie.
    /// </summary>
    public async Task<IResult> PublicHtmlAsync<TComponent>(
        HttpRequest request,
        Caller caller,
        IModelOf<TComponent> model
    )
        where TComponent : IComponent
    {
        if (caller.Kind != CallerKind.Anonymous)
            return await HtmlAsync(model);
        request.HttpContext.Response.Headers.Vary = "Cookie";
        return PublicAnswer.Of(
            request,
            await pages.RenderAsync(model),
            "text/html; charset=utf-8",
            PublicAnswer.AMinute
        );
    }

    /// <summary>The frame of a public page, in the language that this browser chose.</summary>
    public PageFrame PublicFrameFor(HttpRequest request, Caller caller) =>
        FrameFor(caller) with
        {
            Language = ChosenLanguage.Of(request),
            OtherLanguagePath = ChosenLanguage.OtherPathOf(request),
        };

    /// <summary>After a post: the browser gets the page anew, so that reloading it posts nothing.</summary>
    public static IResult SeeOther(string path) => new SeeOtherResult(path);

    /// <summary>The same, and the page tells what was done.</summary>
    public static IResult SeeOther(string path, Said said) =>
        SeeOther($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}said={said}");

    private async Task<IResult> GuardAsync(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<Caller, Task<IResult>> answer
    )
    {
        var caller = Caller.Nobody;
        // A form that is shown again was not taken.
        JustSaid.Value = HttpMethods.IsPost(request.Method) ? null : SaidWords.Find(request.Query["said"].ToString());
        try
        {
            caller = await callers.WhoAsync(request) ?? Caller.Nobody;
            if (caller.Kind == CallerKind.Anonymous && visits.Count(request) is { } wait)
                return await TooManyAsync(request, caller, wait);
            if (ChosenLanguage.Switch(request) is { } switched)
                return switched;
            if (!may(caller))
                return caller.Kind == CallerKind.Anonymous
                    ? await HtmlAsync(ErrorModel.SignInFirst(PublicFrameFor(request, caller)), 401)
                    : await HtmlAsync(ErrorModel.Forbidden(FrameFor(caller)), 403);
            // Pages show personal data and states that change.
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return await answer(caller);
        }
        // Whatever is shown counts working days of a year that staff have not loaded.
        catch (CalendarYearNotLoadedException missing)
        {
            var refusal = calendars.NotLoaded(missing.Year);
            return await ErrorAsync(
                request,
                caller,
                422,
                new SentWrong(
                    $"{missing.Year}年的放假安排还没有载入",
                    $"The holidays of {missing.Year} are not loaded yet",
                    refusal.Message,
                    "Please call the number below."
                )
            );
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var reference = request.HttpContext.TraceIdentifier;
            Failed(failure, request.Method, LoggablePath.Of(request), reference);
            return await HtmlAsync(ErrorModel.Broken(ErrorFrameFor(request, caller), reference), 500);
        }
    }

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }

    [LoggerMessage(1102, LogLevel.Error, "{Method} {Path} failed as {Reference}")]
    private partial void Failed(Exception failure, string method, string path, string reference);
}
