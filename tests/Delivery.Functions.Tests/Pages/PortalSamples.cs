using Delivery.Pages.People.Portal;
using Delivery.Pages.Web;

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
}
