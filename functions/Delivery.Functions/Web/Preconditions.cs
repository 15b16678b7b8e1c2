using Azure;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.Web;

public static class Preconditions
{
    /// <summary>The version is another one by now.</summary>
    public static Refusal Stale { get; } = new("etag.mismatch", "内容已被别人修改，请重新读取后再提交");

    /// <summary>The version that a PUT insists on, or null when it insists on none. A list of several is no version of ours.</summary>
    public static ETag? IfMatch(this HttpRequest request) =>
        request.Headers.IfMatch is [_, ..] sent ? ShownVersion.RowIn(sent.ToString())
        : request.Headers.IfNoneMatch == "*" ? Versions.Absent
        : null;
}
