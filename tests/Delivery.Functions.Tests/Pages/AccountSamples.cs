using Delivery.Pages.People;
using Delivery.Pages.People.WeChat;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class AccountSamples
{
    public static readonly SessionsModel Sessions = new(
        Sample.Frame(Reader.Street),
        "key-14",
        [
            new SessionLine("aa01", "微信 · 安卓", Sample.At(2026, 9, 1, 8, 30), new DateOnly(2026, 9, 1), true),
            new SessionLine("bb02", "Chrome · Windows", Sample.At(2026, 8, 31, 21, 5), new DateOnly(2026, 9, 1), false),
            new SessionLine(
                "cc03",
                "其他浏览器 · 其他设备",
                Sample.At(2026, 8, 31, 20, 0),
                new DateOnly(2026, 8, 31),
                false
            ),
        ],
        ByDirectory: false
    );

    public static readonly WeChatModel WeChat = new(
        Sample.Frame(Reader.Teacher),
        "key-16",
        "体育工作号",
        CanNotify: true,
        Bound: null,
        Code: null,
        "wang@example.cn",
        FormErrors.None
    );

    public static readonly WeChatModel WeChatCode = WeChat with
    {
        Code = new ShownCode("01234567", Sample.At(2026, 9, 1, 8, 45)),
    };

    public static readonly WeChatModel WeChatBound = WeChat with
    {
        Bound = new BoundWeChat(
            Sample.At(2026, 9, 1, 8, 30),
            "x4Kq",
            Notify: true,
            "对方没有关注公众号（微信代码 43004）"
        ),
    };

    public static readonly SessionsModel OnlyThis = Sessions with { Sessions = [Sessions.Sessions[0]] };

    public static readonly SessionsModel Staff = new(Sample.Frame(Reader.Staff), "key-15", [], ByDirectory: true);
}
