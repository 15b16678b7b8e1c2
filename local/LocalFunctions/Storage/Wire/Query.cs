namespace LocalFunctions.Storage.Wire;

/// <summary>The query part of an address, decoded when asked.</summary>
internal readonly struct Query(string? text)
{
    private readonly string text = text ?? "";

    public string? this[string name]
    {
        get
        {
            var rest = text.AsSpan().TrimStart('?');
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf('&');
                var pair = end < 0 ? rest : rest[..end];
                rest = end < 0 ? [] : rest[(end + 1)..];
                var equals = pair.IndexOf('=');
                if (equals >= 0 && Decoded(pair[..equals]).Equals(name, StringComparison.OrdinalIgnoreCase))
                    return Decoded(pair[(equals + 1)..]);
            }
            return null;
        }
    }

    private static string Decoded(ReadOnlySpan<char> value) =>
        value.ContainsAny('%', '+') ? Uri.UnescapeDataString(value.ToString().Replace('+', ' ')) : value.ToString();
}
