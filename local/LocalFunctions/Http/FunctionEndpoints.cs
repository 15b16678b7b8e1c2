using LocalFunctions.Functions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace LocalFunctions.Http;

/// <summary>The app's HTTP functions as endpoints.</summary>
internal sealed partial class FunctionEndpoints(
    FunctionRunner runner,
    RequestsInFlight requests,
    string functionKey,
    ILogger<FunctionEndpoints> log
)
{
    public void Map(IEndpointRouteBuilder endpoints, IEnumerable<HttpEntry> functions, string prefix)
    {
        // As on the Functions host: where several routes fit, the first by name answers, not the most specific.
        var order = 0;
        foreach (var function in functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
            Map(endpoints, function, RoutePatternFactory.Parse(Join(prefix, function.Route)), ++order);
    }

    private void Map(IEndpointRouteBuilder endpoints, HttpEntry function, RoutePattern pattern, int order)
    {
        RequestDelegate answer = http => requests.CountAsync(() => AnswerAsync(http, function));
        var endpoint = function.Methods is []
            ? endpoints.Map(pattern, answer)
            : endpoints.MapMethods(pattern.RawText!, function.Methods, answer);
        endpoint.WithDisplayName(function.Name).WithOrder(order);
    }

    private static string Join(string prefix, string route) =>
        string.Join('/', new[] { prefix.Trim('/'), route.Trim('/') }.Where(part => part.Length > 0));

    private async Task AnswerAsync(HttpContext http, HttpEntry function)
    {
        if (!FunctionKeyCheck.Holds(http.Request, function.Level, functionKey))
        {
            await Problems.WriteAsync(http, StatusCodes.Status401Unauthorized, "host.key", "请带上 x-functions-key。");
            return;
        }
        try
        {
            await FunctionAnswer.WriteAsync(http, await runner.AnswerAsync(function, http));
        }
        catch (RouteValueException)
        {
            await Problems.WriteAsync(http, StatusCodes.Status404NotFound, "host.not-found", "没有这个地址。");
        }
        catch (BadHttpRequestException refused)
        {
            Unreadable(refused, function.Name);
            await Problems.WriteAsync(http, refused.StatusCode, "host.request", "请求无法读取。");
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            CallerGone(function.Name);
        }
        catch (Exception broken)
        {
            FunctionFailed(broken, function.Name, http.Request.Method);
            await Problems.WriteAsync(
                http,
                StatusCodes.Status500InternalServerError,
                "host.broken",
                "程序出错了，已记入日志。"
            );
        }
    }

    [LoggerMessage(2301, LogLevel.Information, "{Function} could not read the request")]
    private partial void Unreadable(Exception refusal, string function);

    [LoggerMessage(2302, LogLevel.Debug, "{Function}: the caller went away")]
    private partial void CallerGone(string function);

    [LoggerMessage(2303, LogLevel.Error, "{Function} failed on {Method}")]
    private partial void FunctionFailed(Exception failure, string function, string method);
}
