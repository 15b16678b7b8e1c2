using Delivery.Local.Storage.Wire;

namespace Delivery.Local.Storage.Tables;

internal static class TableAnswers
{
    public static Answer Json(int status, byte[] body) =>
        new Answer(status, new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true)).With(
            "Content-Type",
            "application/json;odata=minimalmetadata"
        );

    /// <summary>The answer to a change that was made.</summary>
    public static Answer Changed(EntityChange change) =>
        change.Kind is ChangeKind.Delete ? new Answer(204) : new Answer(204).With("ETag", EntityTag.Of(change.Stamp));
}
