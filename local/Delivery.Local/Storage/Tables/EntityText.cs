using System.Buffers;
using System.Globalization;
using System.Text;

namespace Delivery.Local.Storage.Tables;

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
        output.Write("{\"odata.etag\":\"W/\\\"datetime'"u8);
        WriteMoment(output, stamp, "yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.fffffff'Z'");
        output.Write("'\\\"\""u8);
        if (Wants(selected, "PartitionKey"u8))
            WriteKey(output, ",\"PartitionKey\":\""u8, partitionKey);
        if (Wants(selected, "RowKey"u8))
            WriteKey(output, ",\"RowKey\":\""u8, rowKey);
        if (Wants(selected, "Timestamp"u8))
            WriteTimestamp(output, stamp);
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

    private static void WriteTimestamp(IBufferWriter<byte> output, long stamp)
    {
        output.Write(",\"Timestamp\":\""u8);
        WriteMoment(output, stamp, "O");
        output.Write("\""u8);
    }

    private static void WriteMoment(IBufferWriter<byte> output, long stamp, string format)
    {
        var moment = new DateTime(stamp, DateTimeKind.Utc);
        moment.TryFormat(output.GetSpan(64), out var length, format, CultureInfo.InvariantCulture);
        output.Advance(length);
    }

    private static bool Wants(IReadOnlyList<byte[]>? selected, ReadOnlySpan<byte> name)
    {
        if (selected is null)
            return true;
        foreach (var wanted in selected)
            if (name.SequenceEqual(wanted))
                return true;
        return false;
    }
}
