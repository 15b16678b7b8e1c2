using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Delivery.Functions.Security;

/// <summary>Something that we wrote, that nobody else can write or read, and that ends at a moment.</summary>
public sealed record Sealed<T>(T Value, DateTimeOffset Expires);

/// <summary>Seals for links and cookies: encrypted and signed by the key ring, bound to one purpose, ended by the clock.</summary>
public sealed class Seals(IDataProtectionProvider keys, TimeProvider clock)
{
    public string Seal<T>(string purpose, T value, DateTimeOffset expires) =>
        WebEncoders.Base64UrlEncode(
            keys.CreateProtector(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(new Sealed<T>(value, expires)))
        );

    /// <returns>The value and its end, which may have passed; null when the seal is not ours, or was made for another purpose.</returns>
    public Sealed<T>? Open<T>(string purpose, string token)
    {
        try
        {
            var plain = keys.CreateProtector(purpose).Unprotect(WebEncoders.Base64UrlDecode(token));
            return JsonSerializer.Deserialize<Sealed<T>>(plain);
        }
        catch (Exception forged) when (forged is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public bool HasExpired<T>(Sealed<T> seal) => seal.Expires <= clock.GetUtcNow();

    /// <summary>For bank and identity numbers, which are stored encrypted.</summary>
    public string Hide(string purpose, string plain) =>
        Convert.ToBase64String(keys.CreateProtector(purpose).Protect(Encoding.UTF8.GetBytes(plain)));

    public string Reveal(string purpose, string hidden) =>
        Encoding.UTF8.GetString(keys.CreateProtector(purpose).Unprotect(Convert.FromBase64String(hidden)));
}
