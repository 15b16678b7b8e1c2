using System.Security.Cryptography;
using System.Text;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Email.WeChat;

/// <summary>The official accounts in the register of channels. Each signs with its own token, which tells them apart.</summary>
public sealed class WeChatAccounts(Registers registers, WeChatSecrets secrets)
{
    /// <returns>The account that signed so; null where none did.</returns>
    public async Task<RegisteredChannel?> SignerAsync(string timestamp, string nonce, string signature) =>
        (await AllAsync()).FirstOrDefault(registered =>
            secrets.TokenOf(registered) is { } token && WeChatSignature.Holds(signature, token, timestamp, nonce)
        );

    /// <summary>The account that teachers and streets write to; null where there is none.</summary>
    public async Task<RegisteredChannel?> InboxAsync() =>
        (await AllAsync()).FirstOrDefault(registered => registered.Channel.Inbox && registered.SealedToken is not null);

    public async Task<RegisteredChannel?> FindAsync(string appId) =>
        (await AllAsync()).FirstOrDefault(registered => registered.Channel.Address == appId);

    private async Task<IReadOnlyList<RegisteredChannel>> AllAsync() =>
        [
            .. (await registers.Channels.LatelyAsync())
                .Select(row => row.Value)
                .Where(registered => registered.Channel.Kind == ChannelKind.WeChat),
        ];
}

public static class WeChatSignature
{
    /// <summary>Whether these texts, in order and one after the other, have this hash.</summary>
    public static bool Holds(string signature, params string[] parts) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(parts)), Encoding.UTF8.GetBytes(signature));

    public static string Of(params string[] parts)
    {
        var text = string.Concat(parts.Order(StringComparer.Ordinal));
#pragma warning disable CA5350 // The platform signs so; there is no other way to know its calls.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }
}
