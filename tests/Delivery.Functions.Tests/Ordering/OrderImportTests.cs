using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Web.Sheets;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.OrderFile;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A season's orders from one file: checked row by row, taken whole, in part, or not at all.</summary>
public sealed class OrderImportTests
{
    static OrderImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_file_is_checked_and_nothing_of_it_filed_until_it_is_chosen()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var file = Header + Row("太极拳", "2026-09-21") + Row("TJQ", "2026/9/22", lessons: 2);

        var check = await ImportAsync(town, file, "check");
        Assert.Equal("2 0 0", Sums(check));
        Assert.Empty((await town.GetAsync("/api/orders")).GetProperty("items").EnumerateArray());
        var taken = await ImportAsync(town, file, "all");
        Assert.Equal("2 0 2", Sums(taken));
        await town.App.IdleAsync();

        Assert.Equal("Submitted", await town.StageAsync($"{Town.Street}-2026-001"));
        var second = await town.GetAsync($"/api/orders/{Town.Street}-2026-002");
        Assert.Equal(
            ["2026-09-22T09:30:00+08:00", "2026-09-29T09:30:00+08:00"],
            second.GetProperty("lessons").EnumerateArray().Select(one => one.GetProperty("start").GetString())
        );
        Assert.Equal(2, (await town.GetAsync("/api/orders")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Every_error_is_told_by_row_and_column_and_all_or_none_is_filed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var file =
            Header
            + Row("太极拳", "2026-09-21")
            + Row("柔力球", "9月", people: "五", start: "早上")
            + Row("太极拳", "2026-09-08")
            + Row("太极拳", "2026-09-23", people: "5", street: "310199999");

        var refused = await RefusedAsync(town, file, "all");
        Assert.Equal("422 import.rows", refused.Code);
        Assert.Equal(
            [
                "3 开始时间 import.time",
                "3 预计人数 body.type",
                "3 首课日期 import.date",
                "4 首课日期 order.too-late",
                "5 街镇代码 street.unknown",
            ],
            refused.Errors.Order(StringComparer.Ordinal)
        );
        Assert.Empty((await town.GetAsync("/api/orders")).GetProperty("items").EnumerateArray());
        Assert.Equal("4 3 1", Sums(await ImportAsync(town, file, "valid")));
        await town.App.IdleAsync();
        Assert.Single((await town.GetAsync("/api/orders")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_row_sees_the_rows_before_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var file =
            Header
            + Row("太极拳", "2026-10-12", lessons: 4)
            + Row("太极拳", "2026-10-12", lessons: 2)
            + Row("太极拳", "2026-10-13", lessons: 5, venue: "别处")
            + Row("太极拳", "2026-10-14", lessons: 1, venue: "别处");
        var refused = await RefusedAsync(town, file, "all");
        Assert.Equal(["3 首课日期 import.overlap"], refused.Errors);

        var limit = Header + Row("太极拳", "2026-10-12", lessons: 6) + Row("太极拳", "2026-10-13", lessons: 6);
        Assert.Equal(["3 首课日期 order.lessons-per-discipline"], (await RefusedAsync(town, limit, "all")).Errors);
    }

    [Fact]
    public async Task Rows_that_the_years_quota_does_not_bear_are_refused()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["Delivery:Ordering:YearlyQuota"] = "1000" }
        );
        var refused = await RefusedAsync(
            town,
            Header + Row("太极拳", "2026-10-12", lessons: 2) + Row("太极拳", "2026-10-13", lessons: 2),
            "all"
        );
        Assert.Equal(["3 经费渠道 import.quota"], refused.Errors);
        Assert.Contains(
            "2026年经费不够：本行预计600元，除去已报的和前面各行只剩400元",
            refused.Detail,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_same_file_under_the_same_key_is_filed_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var file = Header + Row("太极拳", "2026-09-21");
        for (var time = 0; time < 2; time++)
            Assert.Equal("1 0 1", Sums(await ImportAsync(town, file, "all", key: "season")));
        await town.App.IdleAsync();
        Assert.Single((await town.GetAsync("/api/orders")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_street_files_its_own_and_gets_its_errors_back_in_a_copy()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var file = Header + Row("太极拳", "2026-09-21", street: "") + Row("太极拳", "2026-09-22", street: "310101003");

        using var checkedPage = await UploadAsync(street, Encoding.GetEncoding("GB18030").GetBytes(file));
        var page = await checkedPage.Content.ReadAsStringAsync();
        Assert.Contains("共2行，1行无误，1行有误", page, StringComparison.Ordinal);
        Assert.Contains("只能申报本街镇的课程，这一格请留空", page, StringComparison.Ordinal);
        var content = Between(page, "name=\"content\" value=\"", "\"");
        using var copy = await TakeAsync(street, content, "copy");
        Assert.Contains(
            "街镇代码：只能申报本街镇的课程",
            await copy.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        using var taken = await TakeAsync(street, content, "valid");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Contains(
            "已申报1单，协会会逐单审核",
            await street.GetStringAsync(taken.Headers.Location!.OriginalString),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lines_of_the_apis_own_form_are_taken_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var line = JsonSerializer.Serialize(
            new
            {
                street = Town.Street,
                discipline = "TJQ",
                fundingStream = "Basic",
                audience = new { ages = "50—70岁", expected = 25 },
                venue = new { name = "清荷文体中心", address = "黄浦区清荷路1号" },
                lessons = new[] { new { start = "2026-09-21T09:30:00+08:00", minutes = 90 } },
            }
        );
        Assert.Equal("1 0 1", Sums(await ImportAsync(town, $"{line}\n", "all")));
    }

    [Fact]
    public async Task The_template_has_lists_to_choose_from_and_can_be_sent_back()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var file = await street.GetByteArrayAsync("/orders/import/template.xlsx");
        using (var zip = new ZipArchive(new MemoryStream(file)))
        using (var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open()))
            Assert.Contains("formula1>'选项'!$A$2:$A$2</", await sheet.ReadToEndAsync(), StringComparison.Ordinal);

        using var answer = await UploadAsync(street, file);
        Assert.Contains("共1行，1行无误，0行有误", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheets_own_dates_and_times_are_read()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        // 21 September 2026 and half past nine, as a spreadsheet keeps them.
        var file = Header + Row("太极拳", "46286", start: "0.39583333333333331");
        await ImportAsync(town, file, "all");
        await town.App.IdleAsync();
        var order = await town.GetAsync($"/api/orders/{Town.Street}-2026-001");
        Assert.Equal("2026-09-21T09:30:00+08:00", order.GetProperty("lessons")[0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task Five_thousand_rows_are_checked_in_one_go()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>
            {
                ["Delivery:Ordering:LessonsPerDiscipline"] = "100000",
                ["Delivery:Ordering:YearlyQuota"] = "10000000",
            }
        );
        var file = new StringBuilder(Header);
        for (var row = 0; row < 5000; row++)
            file.Append(Row("太极拳", $"2026-10-{row % 28 + 1:00}", venue: $"清荷文体中心{row}"));
        var time = Stopwatch.StartNew();
        var check = await ImportAsync(town, file.ToString(), "check");
        TestContext.Current.TestOutputHelper?.WriteLine($"5,000 rows checked in {time.Elapsed}.");
        Assert.Equal(5000, check.GetProperty("rows").GetInt32());
        file.Append(Row("太极拳", "2026-10-12"));
        Assert.Equal("400 import.too-many-rows", (await RefusedAsync(town, file.ToString(), "check")).Code);
    }
}
