using System.Globalization;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

internal static class BlobAnswers
{
    public static Answer Xml(int status, byte[] body) =>
        new Answer(status, new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true))
            .With("Content-Type", "application/xml")
            .With("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));

    /// <summary>The answer to a write: what the thing now bears.</summary>
    public static Answer Stamped(int status, long stamp) =>
        new Answer(status).With("ETag", BlobTag.Of(stamp)).With("Last-Modified", HttpDate(stamp));

    public static string HttpDate(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("R", CultureInfo.InvariantCulture);
}
