using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Delivery.Functions.Web;

/// <summary>What a file may say it is. One that says nothing, or only that it is bytes, is judged by its content alone.</summary>
public static class FileTypes
{
    /// <summary>Spreadsheets say it in many ways, and a table of text may come as plain text.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/csv",
        "application/vnd.ms-excel",
        "text/plain",
    ];

    public static IReadOnlyList<string> Mails { get; } = ["message/rfc822"];

    /// <param name="types">In lower case.</param>
    public static bool Fit(HttpRequest request, IReadOnlyList<string> types) =>
        string.IsNullOrEmpty(request.ContentType)
        || MediaTypeHeaderValue.TryParse(request.ContentType, out var said)
            && types
                .Append("application/octet-stream")
                .Contains(said.MediaType.Value!, StringComparer.OrdinalIgnoreCase);
}
