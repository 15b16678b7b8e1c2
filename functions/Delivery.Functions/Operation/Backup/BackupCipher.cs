using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Functions.Operation.Backup;

/// <summary>
/// A night's own key: each file of the night is packed and sealed with it, and bound to its name, so that no file can take
/// another's place. The key itself lies in the manifest, sealed by the key ring as bank data is.
/// </summary>
public sealed class BackupCipher(byte[] key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Begin = NonceBytes + TagBytes;
    private const int KeyBytes = 32;

    public byte[] Key => key;

    public static BackupCipher Fresh() => new(RandomNumberGenerator.GetBytes(KeyBytes));

    public byte[] Seal(string name, IEnumerable<string> lines)
    {
        var plain = Pack(lines);
        var sealedFile = new byte[Begin + plain.Length];
        var file = sealedFile.AsSpan();
        RandomNumberGenerator.Fill(file[..NonceBytes]);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(file[..NonceBytes], plain, file[Begin..], file[NonceBytes..Begin], Encoding.UTF8.GetBytes(name));
        return sealedFile;
    }

    /// <exception cref="CryptographicException">The file was changed, or is another one.</exception>
    public IReadOnlyList<string> Open(string name, byte[] sealedFile)
    {
        if (sealedFile.Length < Begin)
            throw new CryptographicException($"{name} is no file of a backup.");
        var plain = new byte[sealedFile.Length - Begin];
        var file = sealedFile.AsSpan();
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(file[..NonceBytes], file[Begin..], file[NonceBytes..Begin], plain, Encoding.UTF8.GetBytes(name));
        return Unpack(plain);
    }

    private static byte[] Pack(IEnumerable<string> lines)
    {
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new BrotliStream(packed, CompressionLevel.Fastest)))
            foreach (var line in lines)
                writer.Write(line + '\n');
        return packed.ToArray();
    }

    private static IReadOnlyList<string> Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
