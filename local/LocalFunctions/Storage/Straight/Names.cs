using System.Text;

namespace LocalFunctions.Storage.Straight;

/// <summary>Property names are few and come again in every row: each is made a string once, as long as no other takes its place.</summary>
internal static class Names
{
    private const int Places = 512;
    private static readonly string?[] Known = new string?[Places];

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        ref var known = ref Known[Place(utf8)];
        if (known is { } name && Ascii.Equals(utf8, name))
            return name;
        return known = Encoding.UTF8.GetString(utf8);
    }

    private static int Place(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty ? 0 : (utf8.Length * 31 + utf8[0] * 7 + utf8[^1]) % Places;
}
