using Delivery.Pages.Web.Registers;

namespace Delivery.Pages.Programme.Webhooks;

/// <summary>What the history of a webhook and the file of all of them show; its secret never.</summary>
public static class WebhookFields
{
    /// <summary>What is typed; the rest is changed by buttons.</summary>
    public static IReadOnlyList<EntryField> Typed { get; } =
    [new("url", "接收地址"), new("orders", "订单的每一步", FieldKind.Check, Yes: "通知", No: "不通知")];

    public static IReadOnlyList<FieldGroup> Groups { get; } =
    [new("系统推送", [.. Typed, new("active", "状态", FieldKind.Check, Yes: "在用", No: "已暂停")])];

    public static EntryValues ValuesOf(string url, bool orders, bool active) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["url"] = url,
                ["orders"] = orders ? "true" : "",
                ["active"] = active ? "true" : "",
            }
        );
}
