using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs.Signatures;

/// <summary>Checks a service SAS: that it was signed with the key of this account, holds now, and allows what is asked.</summary>
/// <param name="key">Base64.</param>
internal sealed class SasCheck(string account, string key, TimeProvider clock)
{
    /// <exception cref="BlobRefusedException">It does not.</exception>
    /// <returns>The permissions given, each a letter.</returns>
    public string Permissions(string container, string blob, Query query)
    {
        if (query["sig"] is not { } signature)
            throw new BlobRefusedException(
                BlobError.AuthenticationFailed("The request bears no shared access signature.")
            );
        if (!Matches(signature, StringToSign(container, blob, query)))
            throw new BlobRefusedException(BlobError.AuthenticationFailed("Signature did not match."));
        CheckTime(query);
        return query["sp"] ?? "";
    }

    private string StringToSign(string container, string blob, Query query)
    {
        var resource = query["sr"] switch
        {
            "b" => $"/blob/{account}/{container}/{blob}",
            "c" => $"/blob/{account}/{container}",
            _ => throw new BlobRefusedException(BlobError.AuthenticationFailed("sr must be b or c.")),
        };
        string?[] parts =
        [
            query["sp"],
            query["st"],
            query["se"],
            resource,
            query["si"],
            query["sip"],
            query["spr"],
            query["sv"],
            query["sr"],
            query["snapshot"],
            query["ses"],
            query["rscc"],
            query["rscd"],
            query["rsce"],
            query["rscl"],
            query["rsct"],
        ];
        return string.Join('\n', parts);
    }

    private bool Matches(string signature, string text)
    {
        var expected = HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Convert.ToBase64String(expected)),
            Encoding.UTF8.GetBytes(signature)
        );
    }

    private void CheckTime(Query query)
    {
        var now = clock.GetUtcNow();
        var (start, end) = (Moment(query["st"]), Moment(query["se"]));
        if (end is null || now > end || now < start)
            throw new BlobRefusedException(
                BlobError.AuthenticationFailed(
                    $"Signature not valid in the specified time frame: Start [{start:R}] - Expiry [{end:R}] - Current [{now:R}]"
                )
            );
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;
}
