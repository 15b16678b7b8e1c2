using System.Buffers;
using System.Runtime.InteropServices;
using LocalFunctions.Storage.Tables.Changes;
using LocalFunctions.Storage.Tables.Entities;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables;

internal static class TableAnswers
{
    public static Answer Json(int status, ArraySegment<byte> body) =>
        new Answer(
            status,
            new MemoryStream(body.Array!, body.Offset, body.Count, writable: false, publiclyVisible: true)
        ).With("Content-Type", "application/json;odata=minimalmetadata");

    /// <summary>Hands the written buffer on as it is.</summary>
    public static Answer Json(int status, ArrayBufferWriter<byte> written) =>
        MemoryMarshal.TryGetArray(written.WrittenMemory, out var body)
            ? Json(status, body)
            : throw new InvalidOperationException("The buffer is no array.");

    /// <summary>The answer to a change that was made.</summary>
    public static Answer Changed(EntityChange change) =>
        change.Kind is ChangeKind.Delete ? new Answer(204) : new Answer(204).With("ETag", EntityTag.Of(change.Stamp));
}
