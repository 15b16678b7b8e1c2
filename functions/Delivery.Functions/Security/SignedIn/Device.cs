namespace Delivery.Functions.Security.SignedIn;

/// <summary>What people call a device, from what its browser says of itself: enough to recognise one's own, no more.</summary>
public static class Device
{
    // The first that fits: browsers name those that they want to be taken for, too.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger", "微信"),
        ("DingTalk", "钉钉"),
        ("QQBrowser", "QQ浏览器"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("HarmonyOS", "鸿蒙"),
        ("OpenHarmony", "鸿蒙"),
        ("Android", "安卓"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) =>
        $"{First(Browsers, userAgent) ?? "其他浏览器"} · {First(Systems, userAgent) ?? "其他设备"}";

    private static string? First((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
