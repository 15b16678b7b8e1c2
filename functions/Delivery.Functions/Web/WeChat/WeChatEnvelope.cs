using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Delivery.Functions.Web.WeChat;

/// <summary>
/// Messages under the account's own key: AES-256-CBC over sixteen bytes of chance, the length, the message and the AppID,
/// filled up to blocks of 32 bytes.
/// </summary>
public sealed class WeChatEnvelope
{
    private const int Chance = 16;
    private const int Block = 32;

    private readonly byte[] key;

    /// <param name="aesKey">43 letters and digits.</param>
    public WeChatEnvelope(string aesKey) => key = Convert.FromBase64String(aesKey + "=");

    /// <returns>The message and whose it says it is; null where it does not open.</returns>
    public (string Message, string AppId)? Open(string encrypted)
    {
        try
        {
            using var aes = Cipher();
            var padded = aes.DecryptCbc(Convert.FromBase64String(encrypted), Iv, PaddingMode.None);
            var plain = padded.AsSpan(0, padded.Length - padded[^1]);
            var length = BinaryPrimitives.ReadInt32BigEndian(plain[Chance..]);
            var message = plain.Slice(Chance + 4, length);
            return (Encoding.UTF8.GetString(message), Encoding.UTF8.GetString(plain[(Chance + 4 + length)..]));
        }
        catch (Exception broken)
            when (broken is FormatException or CryptographicException or ArgumentException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public string Close(string message, string appId)
    {
        var (text, id) = (Encoding.UTF8.GetBytes(message), Encoding.UTF8.GetBytes(appId));
        var length = Chance + 4 + text.Length + id.Length;
        var fill = Block - length % Block;
        var plain = new byte[length + fill];
        RandomNumberGenerator.Fill(plain.AsSpan(0, Chance));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(Chance), text.Length);
        text.CopyTo(plain, Chance + 4);
        id.CopyTo(plain, Chance + 4 + text.Length);
        plain.AsSpan(length).Fill((byte)fill);
        using var aes = Cipher();
        return Convert.ToBase64String(aes.EncryptCbc(plain, Iv, PaddingMode.None));
    }

    private byte[] Iv => key[..16];

    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
