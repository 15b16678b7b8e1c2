using Azure;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

public static class Preconditions
{
    /// <summary>The version that a PUT insists on, or null when it insists on none.</summary>
    public static ETag? IfMatch(this HttpRequest request) =>
        request.Headers.IfMatch is [{ Length: > 0 } tag] ? new ETag(tag) : null;
}
