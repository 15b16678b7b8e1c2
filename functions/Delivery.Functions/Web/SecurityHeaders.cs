using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Delivery.Functions.Web;

/// <summary>What every answer tells the browser: no inline script or style, no framing, no guessing, no leaking of addresses.</summary>
public sealed class SecurityHeaders(BlobServiceClient blobs) : IFunctionsWorkerMiddleware
{
    // Photos and videos are put straight to storage, which on Azure is another host than the app's. A video's picture is made
    // of the file that was chosen on the phone, which the browser knows as a blob.
    private readonly string policy =
        $"default-src 'self'; connect-src 'self' {blobs.Uri.GetLeftPart(UriPartial.Authority)}; img-src 'self' data:; media-src 'self' blob:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
        }

        return next(context);
    }
}
