using Azure;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

public static class Preconditions
{
    /// <summary>The version that a PUT insists on, or null when it insists on none. A list of several is no version of ours.</summary>
    public static ETag? IfMatch(this HttpRequest request) =>
        request.Headers.IfMatch is [_, ..] sent ? new ETag(sent.ToString()) : null;
}
