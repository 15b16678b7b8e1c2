using System.Text;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>
/// Reads a multipart batch: every part is an HTTP request of its own. Boundaries need no attention, because each
/// request says how long it is by its JSON, and each part begins with its content type.
/// </summary>
internal static class BatchRequest
{
    private const int MostChanges = 100;

    /// <exception cref="RequestRefusedException">With the place of the operation at fault in its message.</exception>
    public static List<EntityChange> Read(ReadOnlySpan<byte> body, string account)
    {
        var changes = new List<EntityChange>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (NextPart(ref body, out var part))
        {
            var index = changes.Count;
            if (index == MostChanges)
                throw new RequestRefusedException(TableError.TooManyInBatch.At(MostChanges - 1));
            try
            {
                changes.Add(ReadPart(part, account));
            }
            catch (RequestRefusedException refused)
            {
                throw new RequestRefusedException(refused.Error.At(index));
            }
            if (changes[index].PartitionKey != changes[0].PartitionKey)
                throw new RequestRefusedException(TableError.DifferentPartitions.At(index));
            if (!keys.Add(changes[index].RowKey))
                throw new RequestRefusedException(TableError.DuplicateRow(changes[index].RowKey).At(index));
        }
        return changes;
    }

    /// <summary>The inner HTTP request of the next part; the rest of the body stays.</summary>
    private static bool NextPart(ref ReadOnlySpan<byte> body, out ReadOnlySpan<byte> part)
    {
        var start = body.IndexOf("application/http"u8);
        if (start < 0)
        {
            part = [];
            return false;
        }
        body = body[start..];
        body = body[(body.IndexOf("\r\n\r\n"u8) + 4)..];
        var end = body.IndexOf("\r\n--changeset_"u8);
        part = end < 0 ? body : body[..end];
        body = body[part.Length..];
        return true;
    }

    private static EntityChange ReadPart(ReadOnlySpan<byte> part, string account)
    {
        var headEnd = part.IndexOf("\r\n\r\n"u8);
        var head = Encoding.UTF8.GetString(part[..headEnd]).Split("\r\n");
        var line = head[0].Split(' ');
        var path = new Uri(line[1]).AbsolutePath;
        var ifMatch = head.FirstOrDefault(header => header.StartsWith("If-Match:", StringComparison.OrdinalIgnoreCase));
        return ChangeRequest.Read(
            line[0],
            TableAddress.Parse(path.AsSpan().TrimStart('/')[account.Length..].TrimStart('/')),
            ifMatch?[9..].Trim(),
            part[(headEnd + 4)..]
        );
    }
}
