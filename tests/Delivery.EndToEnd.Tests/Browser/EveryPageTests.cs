using Microsoft.Playwright;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>Each page of the path, on a phone and on a desk: nothing sticks out, nothing keeps anybody out.</summary>
public sealed class EveryPageTests(BrowserApp app) : IClassFixture<BrowserApp>
{
    public static TheoryData<string> Public =>
        Paths(
            "/",
            "/programmes/2026-W33",
            "/programmes/2026-W33/print",
            "/programmes/2026-W33?edition=1",
            "/sign-in",
            "/api/docs",
            "/news"
        );

    public static TheoryData<string> Street =>
        Paths(
            "/street",
            "/orders/new",
            "/orders/QH01-2026-001",
            "/orders/QH01-2026-002",
            "/street?year=2027",
            "/street/agreement/2026",
            "/street/plan/2026",
            "/orders/import",
            "/orders/new?copy=QH01-2026-001",
            "/feedback",
            "/street/conduct",
            "/street/exclusions",
            "/account/sessions",
            "/account/wechat",
            "/settlement-dates/2026",
            "/street/ledger/2026",
            "/street/year/2026",
            "/street/year/2026/lessons"
        );

    public static TheoryData<string> Staff =>
        Paths(
            "/staff",
            "/staff/orders",
            "/staff/orders/QH01-2026-001",
            "/staff/reports?by=District",
            "/staff/unmatched",
            "/staff/matching",
            "/staff/matching?view=try",
            "/staff/matching-board",
            "/staff/matching/HT04-2026-001",
            "/staff/settlements",
            "/staff/carried",
            "/staff/paid/2026",
            "/staff/instances?state=running",
            "/staff/instances/course-QH01-2026-001",
            "/staff/mails",
            "/staff/streets/QH01/succession",
            "/staff/teachers/L01/bank",
            "/teachers/L01/certificates",
            "/staff/teachers/L01/exclusions",
            "/staff/missing-year",
            "/account/sessions",
            "/staff/audit/verify",
            "/staff/changes",
            "/staff/conduct",
            "/staff/conduct/QH01",
            "/staff/assessments/2026",
            "/staff/settlements/windows/2026",
            "/staff/streets/QH01/ledger/2026",
            "/staff/streets/QH01/year/2026",
            "/staff/streets/QH01/year/2026/lessons",
            "/staff/districts/310115/year/2026",
            "/staff/teachers/L01/year/2026",
            "/staff/agreements/2026?show=all",
            "/staff/plans/QH01/2026",
            "/staff/plans/2026",
            "/staff/feedback/2026-08",
            "/staff/search?q=%E6%B8%85",
            "/staff/orders?risk=Soon",
            "/staff/news",
            "/staff/supervision",
            "/staff/filming",
            "/staff/filming/new",
            "/staff/filming/new?of=QH01-2026-001",
            "/staff/trainings",
            "/staff/programmes/2026-W34",
            "/staff/media",
            "/staff/begun"
        );

    /// <summary>What the office keeps: lists, entries, forms, and what they are taken along as.</summary>
    public static TheoryData<string> Registers =>
        Paths(
            "/staff/agreement-texts",
            "/staff/audit",
            "/staff/calendar",
            "/staff/calendar/2026",
            "/staff/calendar/2026/edit",
            "/staff/channels",
            "/staff/channels/editors",
            "/staff/channels/editors/edit",
            "/staff/disciplines",
            "/staff/disciplines/TJQ",
            "/staff/disciplines/TJQ/edit",
            "/staff/erasures",
            "/staff/export",
            "/staff/fee-norms",
            "/staff/fee-norms/2015-01-01",
            "/staff/import",
            "/staff/integrations",
            "/staff/new/agreement-texts",
            "/staff/new/calendar",
            "/staff/new/channels",
            "/staff/new/fee-norms",
            "/staff/new/streets",
            "/staff/new/tax-tables",
            "/staff/new/teachers",
            "/staff/retention",
            "/staff/seasons",
            "/staff/seasons/2026-autumn",
            "/staff/seasons/2026-autumn/edit",
            "/staff/settings",
            "/staff/settings/plan-every-minutes",
            "/staff/streets",
            "/staff/streets/QH01",
            "/staff/streets/QH01/edit",
            "/staff/tax-tables",
            "/staff/tax-tables/2019-01-01",
            "/staff/teachers",
            "/staff/teachers/L01",
            "/staff/teachers/L01/edit",
            "/staff/webhooks"
        );

    [Theory]
    [MemberData(nameof(Public))]
    public async Task A_public_page_fits_and_is_accessible(string path) =>
        await LookAsync(await app.OpenAgainAsync("nobody", 390), path);

    [Theory]
    [MemberData(nameof(Street))]
    public async Task A_street_page_fits_and_is_accessible(string path)
    {
        var page = await app.OpenAgainAsync("qh01", 390);
        await app.SignInAsync(page, "qh01@example.cn");
        await LookAsync(page, path);
    }

    [Theory]
    [MemberData(nameof(Staff))]
    public async Task A_staff_page_fits_and_is_accessible(string path)
    {
        var page = await app.OpenAgainAsync("孙管理", 390);
        await app.SignInStaffAsync(page, "孙管理");
        await LookAsync(page, path);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task A_register_fits_and_is_accessible_at_both_widths(string path)
    {
        var page = await app.OpenAgainAsync("孙管理", 390);
        await app.SignInStaffAsync(page, "孙管理");
        await LookAsync(page, path, atBoth: true);
    }

    private static TheoryData<string> Paths(params string[] paths) => [.. paths];

    private static async Task LookAsync(IPage page, string path, bool atBoth = false)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                complaints.Add(message.Text);
        };
        var answer = await page.GotoAsync(path);
        Assert.NotNull(answer);
        Assert.True(answer.Status < (atBoth ? 300 : 500), $"{path} answered {answer.Status}.");
        await Looks.FitsAsync(page);
        await Looks.IsAccessibleAsync(page);
        await page.SetViewportSizeAsync(1280, 900);
        await Looks.FitsAsync(page);
        if (atBoth)
            await Looks.IsAccessibleAsync(page);
        Assert.Empty(complaints);
        await page.CloseAsync();
    }
}
