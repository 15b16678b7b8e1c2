namespace LocalFunctions.Storage.Tables.Entities;

/// <summary>UTF-8 texts compared byte by byte, which is the order of the keys.</summary>
internal sealed class ByteText : IEqualityComparer<byte[]>
{
    public static readonly ByteText Comparer = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj)
    {
        var hash = new HashCode();
        hash.AddBytes(obj);
        return hash.ToHashCode();
    }
}
