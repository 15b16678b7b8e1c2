namespace Delivery.Functions.Web.OpenApi;

/// <summary>Which refusals a call can meet, by its kind.</summary>
internal static class Troubles
{
    public static IEnumerable<int> Of(ApiOperation operation)
    {
        var (call, method) = (operation.Call, operation.Method);
        if (method != HttpMethod.Get || operation.Query.Count > 0 || call.Items is not null)
            yield return 400;
        if (!call.Open || call.Signed)
        {
            yield return 401;
            yield return 403;
        }

        if (operation.InPath.Count > 0)
            yield return 404;
        if (method != HttpMethod.Get)
            yield return 409;
        if (method == HttpMethod.Put)
            yield return 412;
        if (method != HttpMethod.Get)
            yield return 413;
        if (call.Body is not null && call.File is null)
            yield return 415;

        if (method != HttpMethod.Get || operation.Query.Count > 0)
            yield return 422;
        if (call.Open)
            yield return 429;
    }
}
