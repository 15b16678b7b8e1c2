using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Security.Rates;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web.Typed;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Delivery.Functions.Web;

/// <summary>The way of every API call: who asks, may they, what do they say, act once, answer.</summary>
public sealed partial class Api(
    Callers callers,
    Visits visits,
    Calendars calendars,
    Idempotency idempotency,
    ILogger<Api> log
)
{
    public const string KeyHeader = "Idempotency-Key";

    public Task<IResult> GetAsync(HttpRequest request, Func<Caller, bool> may, Func<Caller, Task<ApiAnswer>> answer) =>
        GuardAsync(
            request,
            may,
            async caller =>
                PageAsked.Check(request.Query) is { Count: > 0 } wrong
                    ? Written(ApiAnswer.Malformed(wrong))
                    : Read(request, WrittenAnswer.Of(await answer(caller)))
        );

    /// <summary>A PUT or POST with a JSON body of exactly the shape of <typeparamref name="TBody"/>.</summary>
    public Task<IResult> SendAsync<TBody>(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<TBody, Call, Task<ApiAnswer>> act
    ) =>
        GuardAsync(
            request,
            may,
            async caller =>
            {
                if (await RequestBody.ReadAsync(request, RequestBody.JsonLimit) is not { } body)
                    return Written(TooLarge);
                // No body at all says as much as an empty object: where fields are needed, they are named.
                if (body.Length == 0 && request.ContentType is null)
                    body = "{}"u8.ToArray();
                else if (!RequestBody.IsJson(request))
                    return Written(ApiAnswer.Problematic(415, "body.media-type", "请以 application/json 格式提交"));
                return await OnceAsync(request, caller, body, call => ReadAndActAsync(body, call, act));
            }
        );

    /// <summary>A POST whose body is a file, such as a table from a bank.</summary>
    /// <param name="limit">In bytes.</param>
    /// <param name="types">Of <see cref="FileTypes"/>; tables unless told.</param>
    public Task<IResult> SendFileAsync(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<byte[], Call, Task<ApiAnswer>> act,
        int limit = RequestBody.JsonLimit,
        IReadOnlyList<string>? types = null
    ) =>
        GuardAsync(
            request,
            may,
            async caller =>
                await RequestBody.ReadAsync(request, limit) is not { } body ? Written(TooLargeFor(limit))
                : FileTypes.Fit(request, types ?? FileTypes.Tables)
                    ? await OnceAsync(request, caller, body, call => act(body, call))
                : Written(NoSuchFile(types ?? FileTypes.Tables))
        );

    /// <summary>A POST that says all in its address: nothing, or an empty object, whatever type it is said to be of.</summary>
    public Task<IResult> SendAsync(HttpRequest request, Func<Caller, bool> may, Func<Call, Task<ApiAnswer>> act) =>
        GuardAsync(
            request,
            may,
            async caller =>
                await RequestBody.ReadAsync(request, RequestBody.JsonLimit) is not { } body ? Written(TooLarge)
                : body.Length == 0 ? await OnceAsync(request, caller, body, act)
                : await OnceAsync(
                    request,
                    caller,
                    body,
                    call => ReadAndActAsync<NoBody>(body, call, (_, of) => act(of))
                )
        );

    private sealed record NoBody;

    private async Task<IResult> GuardAsync(
        HttpRequest request,
        Func<Caller, bool> may,
        Func<Caller, Task<AnswerResult>> answer
    )
    {
        try
        {
            var known = await callers.WhoAsync(request);
            // A key that does not hold is no account: who tries keys is held to the rate too.
            if (known is not { Kind: not CallerKind.Anonymous } && visits.Count(request) is { } wait)
                return TooOften(request, wait);
            if (known is not { } caller)
                return Written(ApiAnswer.Unauthorized);
            if (!may(caller))
                return Written(caller.Kind == CallerKind.Anonymous ? ApiAnswer.Unauthorized : ApiAnswer.Forbidden);
            if (
                !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                && caller.Kind != CallerKind.Integration
                && !SameOrigin.Holds(request)
            )
                return Written(ApiAnswer.Problematic(403, "auth.origin", "请从本系统的页面提交"));
            if (AskedTwice.Check(request.Query) is { Count: > 0 } twice)
                return Written(ApiAnswer.Malformed(twice));
            return await answer(caller);
        }
        // Whatever is asked for counts working days of a year that staff have not loaded.
        catch (CalendarYearNotLoadedException missing)
        {
            return Written(ApiAnswer.Refused(calendars.NotLoaded(missing.Year)));
        }
        // The server could not read what was sent: a broken chunk, a body that ends early or is longer than it takes.
        catch (BadHttpRequestException broken)
        {
            return Written(BrokenBody.Answer(broken.StatusCode));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(failure, request.Method, LoggablePath.Of(request));
            return Written(ApiAnswer.Problematic(500, "server.failed", "系统出了问题，已记录。请稍后再试"));
        }
    }

    private async Task<AnswerResult> OnceAsync(
        HttpRequest request,
        Caller caller,
        byte[] body,
        Func<Call, Task<ApiAnswer>> act
    )
    {
        var key =
            HttpMethods.IsPost(request.Method) && request.Headers.TryGetValue(KeyHeader, out var sent)
                ? sent.ToString()
                : null;
        return await idempotency.OnceAsync(caller, request, key, body, act);
    }

    private static async Task<ApiAnswer> ReadAndActAsync<TBody>(
        byte[] body,
        Call call,
        Func<TBody, Call, Task<ApiAnswer>> act
    )
    {
        using var json = RequestBody.Parse(body);
        if (json is null)
            return ApiAnswer.Malformed(new Refusal("body.malformed", "正文不是有效的 JSON，请检查括号、引号和逗号"));
        var read = TypedJson.Read<TBody>(json.RootElement);
        return read.IsRefused ? ApiAnswer.Malformed(read.Refusals) : await act(read.Value, call);
    }

    private static ApiAnswer TooLarge { get; } = TooLargeFor(RequestBody.JsonLimit);

    private static ApiAnswer TooLargeFor(int limit) =>
        ApiAnswer.Problematic(413, "body.too-large", $"内容超过{limit / 1024m / 1024:0.#}兆字节，请分开提交");

    private static AnswerResult TooOften(HttpRequest request, TimeSpan wait)
    {
        TooMany.Tell(request.HttpContext.Response, wait);
        return Written(TooMany.Answer(wait));
    }

    private static ApiAnswer NoSuchFile(IReadOnlyList<string> types) =>
        ApiAnswer.Problematic(415, "body.media-type", $"请以 {string.Join("、", types.Take(3))} 格式提交");

    // Who has this text already is not sent it again. A row's version says nothing of what an answer takes from other rows.
    private static AnswerResult Read(HttpRequest request, WrittenAnswer answer)
    {
        var shown = answer.WithVersion();
        return new(
            answer.Etag is null && shown is { Status: 200, Etag: { } text } && PublicAnswer.HasVersion(request, text)
                ? shown with
                {
                    Status = StatusCodes.Status304NotModified,
                    Json = null,
                }
                : shown
        );
    }

    private static AnswerResult Written(ApiAnswer answer) => new(WrittenAnswer.Of(answer));

    [LoggerMessage(1101, LogLevel.Error, "{Method} {Path} failed")]
    private partial void Failed(Exception failure, string method, string path);
}
