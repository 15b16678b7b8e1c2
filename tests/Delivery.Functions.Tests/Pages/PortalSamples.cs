using Delivery.Pages.People.Certificates;
using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;
using Delivery.Pages.Web.Registers;

namespace Delivery.Functions.Tests.Pages;

internal static class PortalSamples
{
    public static readonly OwnTimesModel OwnTimes = new(
        Sample.Frame(Reader.Teacher),
        "key-10",
        "1",
        new OwnTimesValues("6", "周一 09:00-12:00\n周三 18:00-21:00", "2026-10-01 至 2026-10-07"),
        Saved: true,
        IsStale: false,
        [new(Sample.Now, "王五", ["每周最多：10节 → 6节", "请假：没有 → 2026-10-01 至 2026-10-07"])],
        FormErrors.None
    );

    public static readonly OwnTimesModel OwnTimesRefused = OwnTimes with
    {
        Saved = false,
        IsStale = true,
        Values = new OwnTimesValues("60", "星期八", "明天"),
        Changes = [],
        Errors = Sample.Errors(
            new FieldError("weeklyLimit", "每周课时上限应为1至50节"),
            new FieldError("availability", "看不懂“星期八”，请写成 周一 09:00-12:00"),
            new FieldError("unavailable", "看不懂“明天”，请写成 2026-10-01 至 2026-10-07")
        ),
    };

    public static readonly OwnProfileModel OwnProfile = new(
        Sample.Frame(Reader.Teacher),
        "key-11",
        "t-7",
        "1",
        EntryValues
            .Empty.With("phone", "13900005678")
            .With("homeDistrict", "浦东新区")
            .With("districts", "黄浦区\n徐汇区")
            .With("nameMayBePublished", "true"),
        Saved: true,
        IsStale: false,
        [
            new("姓名", "王五"),
            new("等级", "一级"),
            new("邮箱", "wang@example.cn"),
            new("收款账户", "清荷银行 ****2222（协会正在修改）"),
            new("证件号", "", Nothing: "没有登记"),
        ],
        [
            new("太极拳", ["社体指导员2024-118，最后一天 2026年9月20日"], new Mark("证书快到期", Tone.Warn)),
            new("八段锦", []),
        ],
        FormErrors.None
    );

    public static readonly OwnProfileModel OwnProfileRefused = OwnProfile with
    {
        Saved = false,
        IsStale = true,
        Values = OwnProfile.Values.With("phone", "123"),
        Disciplines = [],
        Errors = Sample.Errors(
            new FieldError("phone", "请填写手机，或带区号的座机"),
            new FieldError("homeDistrict", "请至少选一个能去的区")
        ),
    };

    public static readonly CertificatesModel Certificates = new(
        Sample.Frame(Reader.Teacher),
        "key-12",
        "t-7",
        "王五",
        Paths.OwnProfile,
        [
            new(
                "TJQ",
                "太极拳",
                [new("TJQ", "社体指导员2024-118", new DateOnly(2026, 9, 20))],
                Sample.At(2026, 9, 1, 9, 0)
            ),
            new("BDJ", "八段锦", [], null),
        ],
        Sample.Errors(new FieldError("scan-BDJ", "请先选择扫描件"))
    );
}
