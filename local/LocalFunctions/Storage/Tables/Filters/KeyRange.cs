using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Filters;

/// <summary>The stretch of the primary key in which everything that a filter can match lies.</summary>
internal sealed class KeyRange
{
    private byte[] partitionFrom = [];
    private byte[]? partitionTo;
    private byte[] rowFrom = [];
    private byte[]? rowTo;

    private KeyRange() { }

    /// <summary>Whether every entity of the range matches, so that none needs to be looked at.</summary>
    public bool IsExact { get; private set; } = true;

    public ReadOnlySpan<byte> PartitionFrom => partitionFrom;

    /// <summary>Row keys bound the range only within a single partition.</summary>
    public ReadOnlySpan<byte> RowFrom => IsOnePartition ? rowFrom : [];

    private bool IsOnePartition { get; set; }

    public static KeyRange Of(Expression? filter)
    {
        var range = new KeyRange();
        if (filter is not null)
            range.Tighten(filter);
        range.IsOnePartition = range.partitionTo.AsSpan().SequenceEqual(After(range.partitionFrom));
        range.IsExact &= range.IsOnePartition || (range.rowFrom.Length == 0 && range.rowTo is null);
        return range;
    }

    /// <summary>Whether a key lies beyond the end of the range, so that nothing after it can match.</summary>
    public bool EndsBefore(ReadOnlySpan<byte> partitionKey, ReadOnlySpan<byte> rowKey) =>
        (partitionTo is not null && partitionKey.SequenceCompareTo(partitionTo) >= 0)
        || (rowTo is not null && IsOnePartition && rowKey.SequenceCompareTo(rowTo) >= 0);

    private void Tighten(Expression filter)
    {
        if (filter is And and)
        {
            Tighten(and.Left);
            Tighten(and.Right);
        }
        else if (filter is Comparison { Literal.Type: EdmType.String, Comparer: not Comparer.Ne } key)
            Tighten(key);
        else
            IsExact = false;
    }

    private void Tighten(Comparison key)
    {
        var bytes = key.Literal.Bytes.ToArray();
        if (key.Property == "PartitionKey")
            Tighten(key.Comparer, bytes, ref partitionFrom, ref partitionTo);
        else if (key.Property == "RowKey")
            Tighten(key.Comparer, bytes, ref rowFrom, ref rowTo);
        else
            IsExact = false;
    }

    private static void Tighten(Comparer comparer, byte[] key, ref byte[] from, ref byte[]? to)
    {
        if (comparer is Comparer.Ge or Comparer.Eq or Comparer.Gt)
            from = Later(from, comparer is Comparer.Gt ? After(key) : key);
        if (comparer is Comparer.Le or Comparer.Eq or Comparer.Lt)
            to = Earlier(to, comparer is Comparer.Lt ? key : After(key));
    }

    /// <summary>The first key after this one: keys hold no NUL.</summary>
    private static byte[] After(byte[] key) => [.. key, 0];

    private static byte[] Later(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other) >= 0 ? one : other;

    private static byte[] Earlier(byte[]? one, byte[] other) =>
        one is not null && one.AsSpan().SequenceCompareTo(other) <= 0 ? one : other;
}
