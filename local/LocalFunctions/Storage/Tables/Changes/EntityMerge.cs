using System.Buffers;
using System.Text;
using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Changes;

/// <summary>Lays the properties of one kept entity over those of another.</summary>
internal static class EntityMerge
{
    public static byte[] Over(ReadOnlySpan<byte> kept, byte[] changes)
    {
        if (changes.Length <= 2)
            return kept.ToArray();
        var changed = Names(changes);
        var output = new ArrayBufferWriter<byte>(kept.Length + changes.Length);
        output.Write("{"u8);
        foreach (var property in new PropertyWalk(kept))
            if (!changed.Contains(property.Name.ToArray(), ByteText.Comparer))
            {
                output.Write(property.Raw);
                output.Write(","u8);
            }
        output.Write(changes.AsSpan(1));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Why the merged entity may not be kept, or null.</summary>
    public static TableError? Refusal(ReadOnlySpan<byte> merged, string partitionKey, string rowKey)
    {
        var count = 0;
        long size = 4 + 2 * (partitionKey.Length + rowKey.Length);
        foreach (var property in new PropertyWalk(merged))
        {
            count++;
            size += 8 + 2 * property.Name.Length + SizeOf(property);
        }
        return count > EntityWriter.MostProperties ? TableError.TooManyProperties
            : size > EntityWriter.MostEntitySize ? TableError.EntityTooLarge
            : null;
    }

    private static int SizeOf(PropertyWalk property) =>
        property.Type switch
        {
            EdmType.String => 4 + 2 * Encoding.UTF8.GetCharCount(property.Text()),
            EdmType.Binary => 4 + property.Value.Length * 3 / 4,
            EdmType.Guid => 16,
            EdmType.Boolean => 1,
            _ => 8,
        };

    private static List<byte[]> Names(byte[] properties)
    {
        var names = new List<byte[]>();
        foreach (var property in new PropertyWalk(properties))
            names.Add(property.Name.ToArray());
        return names;
    }
}
