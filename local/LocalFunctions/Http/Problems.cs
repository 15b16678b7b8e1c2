namespace LocalFunctions.Http;

/// <summary>What the host itself has to say against a request; the app words its own refusals.</summary>
internal static class Problems
{
    public static Task WriteAsync(HttpContext http, int status, string code, string detail)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }
        http.Response.Clear();
        return Of(status, code, detail).ExecuteAsync(http);
    }

    public static IResult Of(int status, string code, string detail) =>
        Results.Problem(
            detail,
            statusCode: status,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code }
        );
}
