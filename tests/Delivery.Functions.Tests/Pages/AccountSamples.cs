using Delivery.Pages.People;
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

    public static readonly SessionsModel OnlyThis = Sessions with { Sessions = [Sessions.Sessions[0]] };

    public static readonly SessionsModel Staff = new(Sample.Frame(Reader.Staff), "key-15", [], ByDirectory: true);
}
