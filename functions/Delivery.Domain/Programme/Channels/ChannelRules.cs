using System.Text.RegularExpressions;
using Delivery.Domain.Ordering;

namespace Delivery.Domain.Programme.Channels;

/// <summary>What a channel must hold to be published on.</summary>
public static partial class ChannelRules
{
    /// <summary>These are part of the system: they are always there, and none of them can be changed or paused.</summary>
    public static IReadOnlyList<Channel> BuiltIn { get; } =
    [
        new("site", "公开网站", ChannelKind.Site, "/programmes", District: null, Active: true),
        new("icalendar", "一周日历", ChannelKind.Feeds, "/feeds/calendar.ics", District: null, Active: true),
        new("feeds", "Atom 和开放数据", ChannelKind.Feeds, "/feeds/programme.atom", District: null, Active: true),
    ];

    public static bool IsBuiltIn(string name) => BuiltIn.Any(channel => channel.Name == name);

    /// <param name="hasSecret">An AppSecret is stored or comes along.</param>
    /// <param name="isWebhook">Whether a webhook of that name is registered.</param>
    /// <param name="aesKey">An EncodingAESKey that comes along; empty for none.</param>
    public static IReadOnlyList<Refusal> Check(
        Channel channel,
        bool hasSecret,
        Func<string, bool> isWebhook,
        string aesKey = ""
    ) =>
        [
            .. Unless(
                Name().IsMatch(channel.Name),
                "channel.name",
                "渠道名应为1至40个小写字母、数字或短横，以字母开头",
                "code"
            ),
            .. Unless(!IsBuiltIn(channel.Name), "channel.built-in", "这是系统自带的渠道，一直开着，不用登记", "code"),
            .. Unless(
                !string.IsNullOrWhiteSpace(channel.Title),
                "channel.title",
                "请填写渠道的名称，例如 徐汇区体育局",
                "title"
            ),
            .. Unless(
                channel.Kind is ChannelKind.Email or ChannelKind.Webhook or ChannelKind.WeChat,
                "channel.kind",
                "请选择渠道的种类：编辑邮箱、系统推送或微信公众号",
                "kind"
            ),
            .. Unless(
                channel.District is null || Districts.Find(channel.District) is not null,
                "district.unknown",
                $"上海没有“{channel.District}”，请填写16个区之一，例如 黄浦区",
                "district"
            ),
            .. Address(channel, hasSecret, isWebhook),
            .. Unless(
                aesKey.Length == 0 || AesKey().IsMatch(aesKey),
                "channel.aes-key",
                "EncodingAESKey 应为43个字母和数字，请从公众平台复制",
                "aesKey"
            ),
            .. Unless(
                !channel.Inbox || channel.Kind == ChannelKind.WeChat,
                "channel.inbox",
                "只有微信公众号能收老师和街镇发来的消息",
                "inbox"
            ),
        ];

    private static IEnumerable<Refusal> Address(Channel channel, bool hasSecret, Func<string, bool> isWebhook) =>
        channel.Kind switch
        {
            ChannelKind.Email => Unless(
                Emails.IsValid(channel.Address),
                "contact.email",
                "请填写正确的邮箱，例如 name@example.cn",
                "address"
            ),
            ChannelKind.Webhook => Unless(
                isWebhook(channel.Address),
                "channel.webhook",
                $"没有登记系统推送“{channel.Address}”，请先登记，再把它作为渠道",
                "address"
            ),
            ChannelKind.WeChat =>
            [
                .. Unless(
                    AppId().IsMatch(channel.Address),
                    "channel.app-id",
                    "请填写公众号的 AppID，以 wx 开头，共18个字符",
                    "address"
                ),
                .. Unless(hasSecret, "channel.secret", "请填写公众号的 AppSecret", "secret"),
            ],
            _ => [],
        };

    private static IEnumerable<Refusal> Unless(bool holds, string code, string message, string field)
    {
        if (!holds)
            yield return new(code, message, field);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\Awx[0-9a-zA-Z]{16}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AppId();

    [GeneratedRegex(@"\A[0-9a-zA-Z]{43}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AesKey();
}
