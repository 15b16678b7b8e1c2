using LocalFunctions.Storage.Blobs.Signatures;
using LocalFunctions.Storage.Wire;
using Microsoft.AspNetCore.Http.Features;

namespace LocalFunctions.Storage.Blobs;

/// <summary>The blob service over HTTP, for those who hold a SAS link.</summary>
internal sealed class BlobHttp(BlobProtocol protocol, SasCheck sas, string account)
{
    private const long MostBytes = 5000L * 1024 * 1024;

    private static readonly (string Parameter, string Header)[] Overrides =
    [
        ("rscc", "Cache-Control"),
        ("rscd", "Content-Disposition"),
        ("rsce", "Content-Encoding"),
        ("rscl", "Content-Language"),
        ("rsct", "Content-Type"),
    ];

    public async Task AnswerAsync(HttpContext http)
    {
        var answer = await AnswerCheckedAsync(http);
        http.Response.StatusCode = answer.Status;
        http.Response.Headers["x-ms-version"] = http.Request.Query["sv"].ToString();
        foreach (var header in answer.AllHeaders)
            http.Response.Headers[header.Name] = header.Value;
        if (answer.Status is 200 or 206)
            Override(http);
        if (answer.ContentStream is not { } body)
            return;
        await using (body)
            await body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    /// <summary>A link may say how its content is to be presented; it is signed, so the caller cannot change that.</summary>
    private static void Override(HttpContext http)
    {
        foreach (var (parameter, header) in Overrides)
            if (http.Request.Query.TryGetValue(parameter, out var value))
                http.Response.Headers[header] = value;
    }

    private async Task<Answer> AnswerCheckedAsync(HttpContext http)
    {
        var call = new HttpBlobCall(http, account);
        try
        {
            // A video is larger than what a server takes by default.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = MostBytes;
            call.MayOverwrite = SasGate.Check(call, sas.Permissions(call.Container, call.Blob, call.Query));
        }
        catch (BlobRefusedException refused)
        {
            return refused.Error.Answer(call.Method == "HEAD");
        }
        return await protocol.AnswerAsync(call, http.RequestAborted);
    }
}
