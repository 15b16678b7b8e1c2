namespace LocalFunctions.Http;

/// <summary>Another site open in the same browser must not press the buttons under /local.</summary>
internal static class LocalGuard
{
    public static Task CheckAsync(HttpContext http, RequestDelegate next) =>
        http.Request.Path.StartsWithSegments("/local", StringComparison.OrdinalIgnoreCase)
        && !HttpMethods.IsGet(http.Request.Method)
        && IsForeign(http.Request)
            ? Problems.WriteAsync(
                http,
                StatusCodes.Status403Forbidden,
                "local.foreign",
                "只接受本机页面或命令行的请求。"
            )
            : next(http);

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.TryGetValue("Sec-Fetch-Site", out var site)
            ? site.ToString() is not ("same-origin" or "none")
            : request.Headers.TryGetValue("Origin", out var origin)
                && !(
                    Uri.TryCreate(origin.ToString(), UriKind.Absolute, out var from)
                    && from.Authority == request.Host.Value
                );
}
