using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Delivery.Functions.Web;

/// <summary>
/// The version of an answer that shows a stored row: the row's tag with a digest of the text. Storage's own tags are weak, and
/// <c>If-Match</c> takes strong ones alone (RFC 9110, 13.1.1): this one changes with every byte that is shown, whoever asks,
/// whatever lies in other rows, and after a release that writes the same row otherwise.
/// </summary>
internal static class ShownVersion
{
    private const int Digits = 16;
    private const string Weak = "W/\"";

    /// <param name="row">The row's tag as a header has it.</param>
    /// <param name="text">What is shown of it.</param>
    /// <returns>A strong tag; what is no tag of a row stays as it is.</returns>
    public static string Of(string row, string text) =>
        row.StartsWith(Weak, StringComparison.Ordinal) ? $"\"{row[Weak.Length..^1]}~{DigestOf(text)}\"" : row;

    /// <summary>The row's tag in what a caller insists on; what comes from elsewhere in the text is not what is overwritten.</summary>
    /// <returns>What was never shown, and what is weak, is the tag of no row.</returns>
    public static ETag RowIn(string sent) =>
        sent.Length > Digits + 3 && sent[0] == '"' && sent[^1] == '"' && sent[^(Digits + 2)] == '~'
            ? new ETag($"{Weak}{sent[1..^(Digits + 2)]}\"")
        : sent.StartsWith(Weak, StringComparison.Ordinal) ? new ETag("weak")
        : new ETag(sent);

    public static string DigestOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Digits / 2));
}
