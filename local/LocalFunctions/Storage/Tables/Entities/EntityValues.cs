using System.Buffers;
using System.Text;
using Azure.Data.Tables;

namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>Gives an entity in the form in which it is kept, without the way over JSON that a request takes.</summary>
internal static class EntityValues
{
    // Six bytes may stand in a request for one that is kept; so what is smaller breaks no limit of its body.
    public const int SurelyFits = 600 * 1024;
    private const int MostNameCharacters = 255;
    private static readonly SearchValues<char> Odd = SearchValues.Create("@\\\"");
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [ThreadStatic]
    private static EntityWriter? reusable;

    /// <summary>Null where it takes the whole protocol to say what becomes of it: odd names and types, and whatever breaks a limit.</summary>
    public static byte[]? Kept(TableEntity entity, int keyCharacters)
    {
        var writer = reusable ??= new EntityWriter();
        writer.Start(keyCharacters);
        try
        {
            foreach (var (name, value) in entity)
                if (!TryWrite(writer, name, value))
                    return null;
            return writer.Finish() is { Length: <= SurelyFits } kept ? kept : null;
        }
        catch (RequestRefusedException)
        {
            // Asked once more by REST it is refused in the words of the service.
            return null;
        }
    }

    private static bool TryWrite(EntityWriter writer, string name, object? value)
    {
        if (IsOfTheSystem(name) || value is null)
            return true;
        if (name.Length > MostNameCharacters || name.AsSpan().ContainsAny(Odd) || !IsKnown(value))
            return false;
        Span<byte> utf8 = stackalloc byte[3 * MostNameCharacters];
        writer.Write(PropertyName.Checked(utf8[..Encoding.UTF8.GetBytes(name, utf8)]), value);
        return true;
    }

    private static bool IsOfTheSystem(string name) =>
        name is "PartitionKey" or "RowKey" or "Timestamp"
        || (name.StartsWith("odata.", StringComparison.Ordinal) && !name.Contains('@', StringComparison.Ordinal));

    private static bool IsKnown(object value) =>
        value switch
        {
            string or bool or int or long or Guid or byte[] => true,
            double real => double.IsFinite(real),
            DateTimeOffset moment => moment >= Earliest,
            _ => false,
        };
}
