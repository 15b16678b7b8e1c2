using System.Buffers;
using System.Globalization;
using System.Text;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>Writes an entity as the service answers it (minimal metadata).</summary>
internal static class EntityText
{
    /// <param name="selected">The properties asked for; null for all.</param>
    public static void Write(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties,
        IReadOnlyList<byte[]>? selected = null
    )
    {
        Span<byte> moment = stackalloc byte[28];
        new DateTime(stamp, DateTimeKind.Utc).TryFormat(moment, out _, "O", CultureInfo.InvariantCulture);
        WriteTag(output, moment);
        if (Wants(selected, "PartitionKey"u8))
            WriteKey(output, ",\"PartitionKey\":\""u8, partitionKey);
        if (Wants(selected, "RowKey"u8))
            WriteKey(output, ",\"RowKey\":\""u8, rowKey);
        if (Wants(selected, "Timestamp"u8))
            WriteTimestamp(output, moment);
        if (selected is null)
            WriteAll(output, properties);
        else
            WriteSome(output, properties, selected);
    }

    private static void WriteAll(IBufferWriter<byte> output, ReadOnlySpan<byte> properties)
    {
        if (properties.Length > 2)
            output.Write(","u8);
        output.Write(properties[1..]);
    }

    private static void WriteSome(
        IBufferWriter<byte> output,
        ReadOnlySpan<byte> properties,
        IReadOnlyList<byte[]> selected
    )
    {
        foreach (var property in new PropertyWalk(properties))
            if (Wants(selected, property.Name))
            {
                output.Write(","u8);
                output.Write(property.Raw);
            }
        output.Write("}"u8);
    }

    private static void WriteKey(IBufferWriter<byte> output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> key)
    {
        output.Write(name);
        // Of what JSON escapes, a key can only hold the quote.
        if (key.Contains((byte)'"'))
            key = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(key).Replace("\"", "\\\"", StringComparison.Ordinal));
        output.Write(key);
        output.Write("\""u8);
    }

    private static void WriteTag(IBufferWriter<byte> output, ReadOnlySpan<byte> moment)
    {
        output.Write("{\"odata.etag\":\"W/\\\"datetime'"u8);
        output.Write(moment[..13]);
        output.Write("%3A"u8);
        output.Write(moment[14..16]);
        output.Write("%3A"u8);
        output.Write(moment[17..]);
        output.Write("'\\\"\""u8);
    }

    private static void WriteTimestamp(IBufferWriter<byte> output, ReadOnlySpan<byte> moment)
    {
        output.Write(",\"Timestamp\":\""u8);
        output.Write(moment);
        output.Write("\""u8);
    }

    public static bool Wants(IReadOnlyList<byte[]>? selected, ReadOnlySpan<byte> name)
    {
        if (selected is null)
            return true;
        foreach (var wanted in selected)
            if (name.SequenceEqual(wanted))
                return true;
        return false;
    }
}
