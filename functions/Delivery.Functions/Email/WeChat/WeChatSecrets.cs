using Delivery.Functions.Security;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Email.WeChat;

/// <summary>What was typed of an account's secrets; null or empty for what stays as it is.</summary>
public sealed record TypedSecrets(string? Secret, string? Token, string? AesKey = null);

/// <summary>An official account's AppSecret, callback token and EncodingAESKey: sealed when stored, never shown.</summary>
public sealed class WeChatSecrets(Seals seals)
{
    private const string SecretPurpose = "wechat.secret";
    private const string TokenPurpose = "wechat.token";
    private const string AesPurpose = "wechat.aes-key";

    /// <summary>The channel with what was typed now; what was not typed stays as it was.</summary>
    public RegisteredChannel With(RegisteredChannel channel, RegisteredChannel? known, TypedSecrets typed) =>
        channel with
        {
            SealedSecret = Hidden(SecretPurpose, typed.Secret) ?? known?.SealedSecret,
            SealedToken = Hidden(TokenPurpose, typed.Token) ?? known?.SealedToken,
            SealedAesKey = Hidden(AesPurpose, typed.AesKey) ?? known?.SealedAesKey,
        };

    /// <returns>Null where no AppSecret is stored.</returns>
    public WeChatAccount? AccountOf(RegisteredChannel channel) =>
        channel.SealedSecret is { } hidden
            ? new WeChatAccount(channel.Channel.Address, seals.Reveal(SecretPurpose, hidden))
            : null;

    public string? TokenOf(RegisteredChannel channel) =>
        channel.SealedToken is { } hidden ? seals.Reveal(TokenPurpose, hidden) : null;

    public string? AesKeyOf(RegisteredChannel channel) =>
        channel.SealedAesKey is { } hidden ? seals.Reveal(AesPurpose, hidden) : null;

    private string? Hidden(string purpose, string? typed) =>
        string.IsNullOrEmpty(typed) ? null : seals.Hide(purpose, typed);
}
