using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Programme.WeChat;

/// <summary>An official account's AppSecret and callback token: sealed when stored, never shown.</summary>
public sealed class WeChatSecrets(Seals seals)
{
    private const string SecretPurpose = "wechat.secret";
    private const string TokenPurpose = "wechat.token";

    /// <summary>The channel with what was typed now; what was not typed stays as it was.</summary>
    public RegisteredChannel With(RegisteredChannel channel, RegisteredChannel? known, string? secret, string? token) =>
        channel with
        {
            SealedSecret = string.IsNullOrEmpty(secret) ? known?.SealedSecret : seals.Hide(SecretPurpose, secret),
            SealedToken = string.IsNullOrEmpty(token) ? known?.SealedToken : seals.Hide(TokenPurpose, token),
        };

    /// <returns>Null where no AppSecret is stored.</returns>
    public WeChatAccount? AccountOf(RegisteredChannel channel) =>
        channel.SealedSecret is { } hidden
            ? new WeChatAccount(channel.Channel.Address, seals.Reveal(SecretPurpose, hidden))
            : null;

    public string? TokenOf(RegisteredChannel channel) =>
        channel.SealedToken is { } hidden ? seals.Reveal(TokenPurpose, hidden) : null;
}
