using Delivery.Domain.Ordering;
using Delivery.Domain.Programme.Channels;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Programme.Channels;

/// <summary>What a channel's form, page and history show; its secrets are only ever typed.</summary>
public static class ChannelFields
{
    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        .. new[] { ChannelKind.Email, ChannelKind.Webhook, ChannelKind.WeChat }.Select(kind => new Choice(
            $"{kind}",
            kind.Label()
        )),
    ];

    /// <summary>With the system's own, which nobody can choose.</summary>
    public static IReadOnlyList<Choice> EveryKind => [.. Kinds, .. Own];

    public static IReadOnlyList<Choice> AllDistricts { get; } =
    [.. Districts.All.Select(district => new Choice(district.Name, district.Name))];

    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [
        new(
            "渠道",
            [
                new("title", "名称", Required: true, Hint: "例如 徐汇区体育局"),
                new("kind", "种类", FieldKind.Choice, EveryKind, Required: true),
                new(
                    "address",
                    "地址",
                    Required: true,
                    Hint: "编辑邮箱写邮箱；系统推送写它登记的名称；微信公众号写 AppID"
                ),
                new("district", "只要哪个区的课", FieldKind.Choice, AllDistricts, Nothing: "全市"),
                new(
                    "active",
                    "状态",
                    FieldKind.Check,
                    Hint: "暂停后，新的一期不再发到这里",
                    Ask: "在用，每期都发",
                    Yes: "在用",
                    No: "已暂停"
                ),
            ]
        ),
        new(
            "微信公众号",
            [
                new("secret", "AppSecret", Hint: "填过的不显示；不改就空着", Nothing: "不显示", IsSecret: true),
                new(
                    "callbackToken",
                    "回调的 Token",
                    Hint: "与公众平台“服务器配置”里的一致；不改就空着",
                    Nothing: "不显示",
                    IsSecret: true
                ),
                new(
                    "aesKey",
                    "EncodingAESKey",
                    Hint: "公众平台选了“安全模式”才要填，43个字符；不改就空着",
                    Nothing: "不显示",
                    IsSecret: true
                ),
                new(
                    "inbox",
                    "工作号",
                    FieldKind.Check,
                    Hint: "老师和街镇绑定这个公众号，发来照片、视频和名单；暂停每期发布不影响它",
                    Ask: "收老师和街镇发来的消息，并通知他们",
                    Yes: "收消息、发通知",
                    No: "只发一周一览"
                ),
                new(
                    "template",
                    "通知用的模板编号",
                    Hint: "在公众平台的模板消息里选一个有 thing1（事项）和 time2（时间）的模板；不填就不用微信通知",
                    Nothing: "不用微信通知"
                ),
            ]
        ),
    ];

    public static EntryValues ValuesOf(Channel channel) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["title"] = channel.Title,
                ["kind"] = $"{channel.Kind}",
                ["address"] = channel.Address,
                ["district"] = channel.District ?? "",
                ["active"] = channel.Active ? "true" : "",
                ["inbox"] = channel.Inbox ? "true" : "",
                ["template"] = channel.Template,
            }
        );

    // Shown where these channels are.
    private static Choice[] Own =>
        [
            .. new[] { ChannelKind.Site, ChannelKind.Feeds }.Select(kind => new Choice(
                $"{kind}",
                kind.Label(),
                "系统自带"
            )),
        ];
}
