using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Delivery.EndToEnd.Tests.Browser;

/// <summary>The papers of a street's year: signed, filled in, printed, downloaded.</summary>
public sealed partial class OfficeJourneyTests
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Fact]
    public async Task A_street_orders_once_both_sides_have_signed_the_years_letter()
    {
        (await app.Api.PutAsync("api/streets/XJ09", NewStreet)).Must("XJ09");
        await app.Host.IdleAsync();
        var street = await StreetAsync("xj09@example.cn", 390);
        await OrderAsync(street);
        await street.Locator("[role=alert] a[href='/street/agreement/2026']").ClickAsync();
        await Expect(street.Locator("main .pre")).ToContainTextAsync("2026年社区体育配送责任书");
        await Looks.GoodAsync(street);
        await street.FillAsync("[name=signer]", "许九");
        await street.ClickAsync("button:has-text('签署')");
        await Expect(street.Locator(".wrong #agreed")).ToBeVisibleAsync();
        await Expect(street.Locator("[name=signer]")).ToHaveValueAsync("许九");
        await street.CheckAsync("#agreed");
        await street.ClickAsync("button:has-text('签署')");
        await Expect(street.Locator("main")).ToContainTextAsync("待会签");

        var staff = await StaffAsync("陈审核");
        await staff.GotoAsync("/staff/agreements/2026?show=waiting");
        await staff.CheckAsync("[name='street[XJ09]']");
        await Looks.GoodAsync(staff);
        await staff.ClickAsync("button[value=countersign]");
        await Expect(staff.Locator("[role=status]")).ToBeVisibleAsync();
        await app.Host.IdleAsync();

        await street.GotoAsync("/street/agreement/2026");
        await Expect(street.Locator("main")).ToContainTextAsync("陈审核");
        Assert.InRange(await SheetsAsync(street), 1, 2);
        await OrderAsync(street);
        await street.ReachesAsync("/orders/XJ09-2026-*?said=OrderFiled");
    }

    [Fact]
    public async Task A_street_plans_its_year_with_its_own_money_and_staff_print_it()
    {
        var street = await StreetAsync("fq02@example.cn", 390);
        await street.GotoAsync("/street/plan/2026");
        await street.SelectOptionAsync("[name='planDiscipline[0]']", "PW");
        await street.SelectOptionAsync("[name='planSeason[0]']", "2026-autumn");
        await street.FillAsync("[name='planLessons[0]']", "八");
        await street.FillAsync("[name='planAudience[0]']", "50—70岁");
        foreach (var (line, yuan) in Budget)
            await street.FillAsync($"[name={line}]", yuan);
        await street.ClickAsync("button[value=save]");
        await Expect(street.Locator("[role=alert]")).ToContainTextAsync("第1行请填写课时");
        await Expect(street.Locator("[name=water]")).ToHaveValueAsync("300.50");
        await Looks.GoodAsync(street);
        await street.FillAsync("[name='planLessons[0]']", "8");
        await street.ClickAsync("button[value=save]");
        await Expect(street.Locator("table")).ToContainTextAsync("8节");

        var staff = await StaffAsync("陈审核");
        await staff.GotoAsync("/staff/plans/FQ02/2026");
        await Looks.GoodAsync(staff);
        Assert.Equal(1, await SheetsAsync(staff));
        await staff.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(staff.Locator("main table")).ToBeVisibleAsync();
        foreach (var (_, yuan) in Budget)
        {
            var shown = decimal.Parse(yuan, CultureInfo.InvariantCulture)
                .ToString("#,0.##", CultureInfo.InvariantCulture);
            await Expect(staff.Locator($"main dd:has-text('{shown}')")).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task A_workbook_of_orders_comes_back_as_a_file_with_its_wrong_cells_coloured()
    {
        var page = await StreetAsync("fq02@example.cn", 1280);
        await page.GotoAsync("/orders/import");
        var template = await DownloadedAsync(page, "text=下载模板");
        Assert.DoesNotContain(Red, Part(template.File, "xl/styles.xml"), StringComparison.Ordinal);
        await page.SetInputFilesAsync(
            "input[type=file]",
            new FilePayload
            {
                Name = "orders.xlsx",
                MimeType = Workbook,
                Buffer = WithThreePeople(template.File),
            }
        );
        await page.ClickAsync("text=上传并检查");
        await Expect(page.Locator("table")).ToContainTextAsync("预计人数至少20人");
        await Looks.GoodAsync(page);

        var copy = await DownloadedAsync(page, "text=下载标明错误的副本");

        Assert.Equal("orders-checked.xlsx", copy.Name);
        Assert.Contains(Red, Part(copy.File, "xl/styles.xml"), StringComparison.Ordinal);
        Assert.Contains("预计人数：预计人数至少20人", Part(copy.File, Sheet), StringComparison.Ordinal);
    }

    private const string Red = "FFFFC7CE";
    private const string Sheet = "xl/worksheets/sheet1.xml";

    private static readonly (string Line, string Yuan)[] Budget =
    [
        ("travel", "1200"),
        ("water", "300.50"),
        ("notices", "450"),
        ("equipmentYuan", "880"),
    ];

    private static object NewStreet { get; } = new
    {
        name = "溪桥街道",
        district = "普陀区",
        contacts = new
        {
            ordering = new
            {
                name = "许九",
                phone = "13900000909",
                email = "xj09@example.cn",
            },
        },
        publishedContact = new { name = "溪桥文体中心", phone = "021-55500909" },
    };

    private static async Task OrderAsync(IPage page)
    {
        await page.GotoAsync("/orders/new");
        await page.SelectOptionAsync("[name=discipline]", "PW");
        await page.FillAsync("[name=expected]", "25");
        await page.FillAsync("[name=ages]", "50—70岁");
        await page.FillAsync("[name=venueName]", "溪桥文体中心");
        await page.SelectOptionAsync("[name=indoor]", "true");
        await page.FillAsync("[name=venueAddress]", "溪桥路9号");
        await page.FillAsync("[name='lessonDate[0]']", "2026-09-10");
        await page.FillAsync("[name='lessonStart[0]']", "19:00");
        await page.FillAsync("[name='lessonMinutes[0]']", "90");
        await page.ClickAsync("button.go");
    }

    private async Task HangsOnTheDoorAsync(string change, string heading, int width)
    {
        var door = await app.OpenAsync(width);
        await door.GotoAsync($"/changes/{change}/notice");
        await Expect(door.Locator("h1")).ToContainTextAsync(heading);
        await Looks.GoodAsync(door);
        Assert.Equal(1, await SheetsAsync(door));
    }

    /// <summary>How many sheets a page takes in print, where nothing stands that only a screen has.</summary>
    private static async Task<int> SheetsAsync(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.Equal(0, await page.Locator(".top nav:visible, .button:visible, .skip:visible").CountAsync());
        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        return SheetOfPaper().Count(Encoding.Latin1.GetString(pdf));
    }

    private static async Task<(string Name, byte[] File)> DownloadedAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        return (download.SuggestedFilename, await File.ReadAllBytesAsync((await download.PathAsync())!));
    }

    private static byte[] WithThreePeople(byte[] template)
    {
        using var copy = new MemoryStream();
        copy.Write(template);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = Part(template, Sheet);
            zip.GetEntry(Sheet)!.Delete();
            using var write = new StreamWriter(zip.CreateEntry(Sheet).Open());
            write.Write(sheet.Replace(">25<", ">3<", StringComparison.Ordinal));
        }

        return copy.ToArray();
    }

    private static string Part(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var read = new StreamReader(zip.GetEntry(part)!.Open());
        return read.ReadToEnd();
    }

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SheetOfPaper();
}
