using System.Text.Json.Serialization;

namespace Delivery.Local.Mail;

/// <summary>By which way a message would have gone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MailboxChannel>))]
public enum MailboxChannel
{
    Email,
    Sms,
    WeChat,
}

internal static class MailboxChannels
{
    public static MailboxChannel Of(string to) =>
        to.EndsWith("@sms.local", StringComparison.Ordinal) ? MailboxChannel.Sms
        : to.EndsWith("@wechat.local", StringComparison.Ordinal) ? MailboxChannel.WeChat
        : MailboxChannel.Email;

    public static string? Label(this MailboxChannel channel) =>
        channel switch
        {
            MailboxChannel.Sms => "短信",
            MailboxChannel.WeChat => "微信",
            _ => null,
        };
}
