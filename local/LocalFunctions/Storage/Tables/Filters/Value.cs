using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Filters;

/// <summary>A property's value or a literal, ready to be compared.</summary>
/// <param name="Bits">The integer, the boolean as 0 or 1, or the moment in UTC ticks.</param>
/// <param name="Bytes">The text in UTF-8, or the binary.</param>
internal readonly record struct Value(
    EdmType Type,
    long Bits = 0,
    double Real = 0,
    Guid Id = default,
    ReadOnlyMemory<byte> Bytes = default
)
{
    private bool IsWhole => Type is EdmType.Int32 or EdmType.Int64;
    private bool IsNumber => IsWhole || Type is EdmType.Double;
    private double AsReal => IsWhole ? Bits : Real;

    /// <summary>Less than, equal to or greater than zero; null where the two cannot be compared.</summary>
    public int? CompareTo(in Value other)
    {
        if (IsWhole && other.IsWhole)
            return Bits.CompareTo(other.Bits);
        if (IsNumber && other.IsNumber)
            return double.IsNaN(AsReal) || double.IsNaN(other.AsReal) ? null : AsReal.CompareTo(other.AsReal);
        if (Type != other.Type)
            return null;
        return Type switch
        {
            EdmType.String or EdmType.Binary => Bytes.Span.SequenceCompareTo(other.Bytes.Span),
            EdmType.Boolean or EdmType.DateTime => Bits.CompareTo(other.Bits),
            EdmType.Guid => Id.CompareTo(other.Id),
            _ => null,
        };
    }
}
