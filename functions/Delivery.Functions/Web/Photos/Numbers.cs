namespace Delivery.Functions.Web.Photos;

/// <summary>Numbers one after another, each with its high byte first.</summary>
internal ref struct Numbers(ReadOnlySpan<byte> bytes)
{
    public ReadOnlySpan<byte> Rest { get; private set; } = bytes;

    /// <summary>More was asked for than there is.</summary>
    public bool Ended { get; private set; }

    /// <param name="length">In bytes, four at most.</param>
    /// <returns>Zero beyond the end.</returns>
    public uint Next(int length)
    {
        if (Rest.Length < length)
        {
            Ended = true;
            Rest = default;
            return 0;
        }

        var number = 0u;
        foreach (var one in Rest[..length])
            number = (number << 8) | one;
        Rest = Rest[length..];
        return number;
    }
}
