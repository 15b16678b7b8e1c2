using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security;

/// <summary>A key of the ring is sealed with a key of its own, and that one is wrapped by the vault.</summary>
public sealed class VaultSeal(VaultKey vault) : IXmlEncryptor
{
    private const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var (key, nonce) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12));
        var (hidden, tag) = (new byte[plain.Length], new byte[TagBytes]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, hidden, tag);
        var wrapped = vault.Wrap(key);
        CryptographicOperations.ZeroMemory(key);
        return new EncryptedXmlInfo(
            new XElement(
                "vault",
                new XAttribute("key", wrapped.Id),
                new XElement("wrapped", Convert.ToBase64String(wrapped.Value)),
                new XElement("nonce", Convert.ToBase64String(nonce)),
                new XElement("tag", Convert.ToBase64String(tag)),
                new XElement("hidden", Convert.ToBase64String(hidden))
            ),
            typeof(VaultUnseal)
        );
    }
}

/// <summary>Made by the data protection framework, which gives it the services; named in each stored key.</summary>
public sealed class VaultUnseal(IServiceProvider services) : IXmlDecryptor
{
    private readonly VaultKey vault = services.GetRequiredService<VaultKey>();

    /// <exception cref="CryptographicException">Somebody has changed the stored key.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var wrapped = new WrappedKey(
            new Uri(encryptedElement.Attribute("key")!.Value),
            Bytes(encryptedElement, "wrapped")
        );
        var (hidden, tag) = (Bytes(encryptedElement, "hidden"), Bytes(encryptedElement, "tag"));
        var plain = new byte[hidden.Length];
        using var aes = new AesGcm(vault.Unwrap(wrapped), tag.Length);
        aes.Decrypt(Bytes(encryptedElement, "nonce"), hidden, tag, plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    private static byte[] Bytes(XElement element, string name) =>
        Convert.FromBase64String(element.Element(name)!.Value);
}
