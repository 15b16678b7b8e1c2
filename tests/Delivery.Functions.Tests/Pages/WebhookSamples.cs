using Delivery.Pages.Programme.Webhooks;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class WebhookSamples
{
    public static readonly WebhooksModel None = new(
        Sample.Frame(Reader.Staff),
        "form-1",
        [],
        WebhookForm.Empty,
        Sample.Errors(new FieldError("url", "请填写 https 开头的完整地址，不带用户名和密码"))
    );

    public static readonly WebhooksModel All = None with
    {
        Errors = FormErrors.None,
        Made = new MadeSecret("city-portal", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        Webhooks =
        [
            new(
                "city-portal",
                "v1",
                "https://portal.example.cn/hooks/delivery",
                Orders: true,
                Active: true,
                null,
                [
                    new(Sample.Now, "订单 QH01-2026-001", new Mark("已送到", Tone.Ok), null),
                    new(Sample.Now, "一周一览 2026-W38", new Mark("试过3次", Tone.Warn), "对方答 503"),
                ],
                [new(Sample.Now, "管理员 孙一", "修改", "新发签名密钥", [new("状态", "已暂停", "在用")])]
            ),
            new("old-portal", "v1", "https://old.example.cn/", Orders: false, Active: false, "对方答 410", [], []),
        ],
    };

    public static readonly WebhooksModel Changing = All with
    {
        Made = null,
        Form = new WebhookForm("city-portal", "https://portal.example.cn/hooks/delivery", Orders: true, "v1"),
    };

    public static readonly WebhooksModel Conflict = Changing with
    {
        Form = Changing.Form with
        {
            Url = "https://portal.example.cn/hooks/2027",
            Rival = new RivalChange(
                "管理员 孙五",
                Sample.At(2026, 9, 1, 9, 58),
                WebhookFields.ValuesOf("https://new.example.cn/hooks", orders: false, active: true),
                ["url", "orders"],
                new Dictionary<string, string> { ["orders"] = "stored" }
            ),
        },
    };
}
