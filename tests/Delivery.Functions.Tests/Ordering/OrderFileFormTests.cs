using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Web.Sheets;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.OrderFile;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>The forms in which a file of orders comes and goes.</summary>
public sealed class OrderFileFormTests
{
    static OrderFileFormTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

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
        Assert.Contains("共1行，都没有错误", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_of_a_workbook_is_the_workbook_with_its_lists_and_the_wrong_cells_coloured()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var template = await street.GetByteArrayAsync("/orders/import/template.xlsx");
        var wrong = Changed(template, "xl/worksheets/sheet1.xml", ">25<", ">3<");

        using var page = await UploadAsync(street, wrong);
        var content = Between(await page.Content.ReadAsStringAsync(), "name=\"content\" value=\"", "\"");
        using var answer = await TakeAsync(street, content, "copy");
        var copy = await answer.Content.ReadAsByteArrayAsync();

        var table = TableFiles.Read(copy).Value;
        Assert.Equal("错误", table.Columns[^1]);
        Assert.Contains("预计人数：", table.Rows[0].Cells[^1], StringComparison.Ordinal);
        var sheet = Part(copy, "xl/worksheets/sheet1.xml");
        Assert.Contains("formula1>'选项'!$A$2:$A$2</", sheet, StringComparison.Ordinal);
        Assert.Equal("FFFFC7CE", ColourOf(copy, column: table.Columns.ToList().IndexOf("预计人数")));
        Assert.Null(ColourOf(copy, column: 0));

        // Mended and sent again, it has one column of errors still, and its colours go with its errors.
        using var again = await UploadAsync(street, Changed(copy, "xl/worksheets/sheet1.xml", ">3<", ">25<"));
        Assert.Contains("共1行，都没有错误", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var notes = new SheetNotes(
            1,
            table.Columns.Count - 1,
            "错误",
            new Dictionary<int, string> { [2] = "" },
            new HashSet<(int, int)>()
        );
        var clean = XlsxNotes.Write(copy, notes)!;
        Assert.Equal(table.Columns, TableFiles.Read(clean).Value.Columns);
        Assert.Null(ColourOf(clean, column: table.Columns.ToList().IndexOf("预计人数")));
    }

    [Fact]
    public async Task Of_many_lessons_in_one_row_each_error_says_which()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var line = JsonSerializer.Serialize(
            new
            {
                street = Town.Street,
                discipline = "TJQ",
                fundingStream = "NonBasic",
                audience = new { ages = "50—70岁", expected = 25 },
                venue = new { name = "清荷文体中心", address = "黄浦区清荷路1号" },
                lessons = new[]
                {
                    new { start = "2026-12-30T09:30:00+08:00", minutes = 90 },
                    new { start = "2029-01-06T09:30:00+08:00", minutes = 90 },
                    new { start = "2026-12-31T09:30:00+08:00", minutes = 10 },
                },
            }
        );
        var report = await ImportAsync(town, $"{line}\n", "check");
        var messages = report.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("message")}");

        Assert.Contains(messages, message => message.StartsWith("第2节课：2029年", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("第3节课时长", StringComparison.Ordinal));
    }

    private static string Part(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var text = new StreamReader(zip.GetEntry(part)!.Open());
        return text.ReadToEnd();
    }

    private static byte[] Changed(byte[] file, string part, string from, string to)
    {
        var text = Part(file, part);
        Assert.Contains(from, text, StringComparison.Ordinal);
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)!.Delete();
            using var write = new StreamWriter(zip.CreateEntry(part).Open());
            write.Write(text.Replace(from, to, StringComparison.Ordinal));
        }
        return copy.ToArray();
    }

    /// <returns>Null for a cell of the second row that is not filled.</returns>
    private static string? ColourOf(byte[] file, int column)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheet = XDocument.Parse(Part(file, "xl/worksheets/sheet1.xml"));
        var styles = XDocument.Parse(Part(file, "xl/styles.xml")).Root!;
        var cell = sheet
            .Descendants(main + "c")
            .First(one => (string?)one.Attribute("r") == $"{Table.Letters(column)}2");
        var style = styles.Element(main + "cellXfs")!.Elements().ElementAt((int?)cell.Attribute("s") ?? 0);
        return (string?)
            styles
                .Element(main + "fills")!
                .Elements()
                .ElementAt((int)style.Attribute("fillId")!)
                .Descendants(main + "fgColor")
                .FirstOrDefault()
                ?.Attribute("rgb");
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
}
