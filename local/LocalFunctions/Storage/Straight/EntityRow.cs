using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Straight;

/// <summary>An entity made of a row, with the types that the SDK gives.</summary>
internal sealed record EntityRow(TableEntity Entity, long Stamp)
{
    /// <param name="selected">The properties asked for; null for all.</param>
    public static EntityRow Read(
        ReadOnlySpan<byte> partitionKey,
        ReadOnlySpan<byte> rowKey,
        long stamp,
        ReadOnlySpan<byte> properties,
        IReadOnlyList<byte[]>? selected
    )
    {
        var entity = new TableEntity { ["odata.etag"] = EntityTag.Of(stamp) };
        if (EntityText.Wants(selected, "PartitionKey"u8))
            entity.PartitionKey = Encoding.UTF8.GetString(partitionKey);
        if (EntityText.Wants(selected, "RowKey"u8))
            entity.RowKey = Encoding.UTF8.GetString(rowKey);
        if (EntityText.Wants(selected, "Timestamp"u8))
            entity.Timestamp = new DateTimeOffset(stamp, TimeSpan.Zero);
        foreach (var property in new PropertyWalk(properties))
            if (EntityText.Wants(selected, property.Name))
                entity.Add(Names.Of(property.Name), Value(property));
        return new EntityRow(entity, stamp);
    }

    private static object Value(in PropertyWalk property) =>
        property.Type switch
        {
            EdmType.Boolean => property.Token is JsonTokenType.True,
            EdmType.Int32 => int.Parse(property.Value, CultureInfo.InvariantCulture),
            EdmType.Int64 => long.Parse(property.Value, CultureInfo.InvariantCulture),
            EdmType.Double => double.Parse(property.Value, CultureInfo.InvariantCulture),
            EdmType.Guid => Guid.Parse(property.Value, CultureInfo.InvariantCulture),
            EdmType.DateTime => Moment(property.Value),
            EdmType.Binary => Convert.FromBase64String(property.String()),
            _ => property.String(),
        };

    private static DateTimeOffset Moment(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out DateTime moment, out _, 'O')
            ? new DateTimeOffset(moment.ToUniversalTime())
            : throw new InvalidDataException($"No moment: {Encoding.UTF8.GetString(value)}");
}
