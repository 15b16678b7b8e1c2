using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Filters;

/// <summary>The values of one entity that a filter asks for; the same object serves row after row.</summary>
internal sealed class FilterRow(IReadOnlyList<string> properties)
{
    private readonly byte[][] names = [.. properties.Select(Encoding.UTF8.GetBytes)];
    private readonly Value[] values = new Value[properties.Count];

    public ref readonly Value this[int slot] => ref values[slot];

    public void Load(ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> rowKey, long stamp, ReadOnlySpan<byte> json)
    {
        Array.Clear(values);
        for (var slot = 0; slot < names.Length; slot++)
            if (names[slot].AsSpan().SequenceEqual("PartitionKey"u8))
                values[slot] = new Value(EdmType.String, Bytes: partitionKey.ToArray());
            else if (names[slot].AsSpan().SequenceEqual("RowKey"u8))
                values[slot] = new Value(EdmType.String, Bytes: rowKey.ToArray());
            else if (names[slot].AsSpan().SequenceEqual("Timestamp"u8))
                values[slot] = new Value(EdmType.DateTime, stamp);
        foreach (var property in new PropertyWalk(json))
            for (var slot = 0; slot < names.Length; slot++)
                if (property.Name.SequenceEqual(names[slot]))
                    values[slot] = Read(property);
    }

    private static Value Read(in PropertyWalk property) =>
        property.Type switch
        {
            EdmType.Boolean => new Value(EdmType.Boolean, property.Token is JsonTokenType.True ? 1 : 0),
            EdmType.Int32 or EdmType.Int64 => new Value(property.Type, Integer(property.Value)),
            EdmType.Double => new Value(EdmType.Double, Real: Real(property.Value)),
            EdmType.Guid => new Value(EdmType.Guid, Id: Guid.Parse(property.Value, CultureInfo.InvariantCulture)),
            EdmType.DateTime => new Value(EdmType.DateTime, Moment(property.Value)),
            EdmType.Binary => new Value(EdmType.Binary, Bytes: Decoded(property.Text())),
            _ => new Value(EdmType.String, Bytes: property.Text().ToArray()),
        };

    private static long Integer(ReadOnlySpan<byte> value) => long.Parse(value, CultureInfo.InvariantCulture);

    private static double Real(ReadOnlySpan<byte> value) => double.Parse(value, CultureInfo.InvariantCulture);

    private static long Moment(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out DateTime moment, out _, 'O') ? moment.ToUniversalTime().Ticks : 0;

    private static byte[] Decoded(ReadOnlySpan<byte> base64) =>
        Convert.FromBase64String(Encoding.ASCII.GetString(base64));
}
