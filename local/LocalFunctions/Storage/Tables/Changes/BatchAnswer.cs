using System.Text;
using LocalFunctions.Storage.Tables.Entities;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>Writes the multipart answer to a batch: one part for each change made, or a single one for the refusal.</summary>
internal static class BatchAnswer
{
    public static Answer Done(IEnumerable<EntityChange> changes)
    {
        var parts = new StringBuilder();
        foreach (var change in changes)
        {
            Begin(parts).Append("HTTP/1.1 204 No Content\r\n");
            if (change.Kind is not ChangeKind.Delete)
                parts.Append("ETag: ").Append(EntityTag.Of(change.Stamp)).Append("\r\n");
            parts.Append("\r\n\r\n");
        }
        return Framed(parts);
    }

    public static Answer Refused(TableError refusal)
    {
        var parts = Begin(new StringBuilder())
            .Append($"HTTP/1.1 {refusal.Status} {refusal.Code}\r\n")
            .Append("Content-Type: application/json;odata=minimalmetadata\r\n\r\n")
            .Append(Encoding.UTF8.GetString(refusal.Body))
            .Append("\r\n");
        return Framed(parts);
    }

    private static StringBuilder Begin(StringBuilder parts) =>
        parts.Append(
            "--changesetresponse\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        );

    private static Answer Framed(StringBuilder parts)
    {
        parts.Insert(0, "--batchresponse\r\nContent-Type: multipart/mixed; boundary=changesetresponse\r\n\r\n");
        parts.Append("--changesetresponse--\r\n--batchresponse--\r\n");
        var body = Encoding.UTF8.GetBytes(parts.ToString());
        return new Answer(202, new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true)).With(
            "Content-Type",
            "multipart/mixed; boundary=batchresponse"
        );
    }
}
