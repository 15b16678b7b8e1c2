using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Importing;

namespace Delivery.Functions.Tests.People;

/// <summary>What an import from a file says is wrong, by row and column, and in a copy of the file.</summary>
public sealed class ImportReportTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task Checking_says_every_error_by_row_and_column_and_changes_nothing()
    {
        var file = ImportFiles.Csv(
            ImportFiles.Street("C001"),
            "",
            ImportFiles.Street("C002", phone: "12345", district: "月球区"),
            ImportFiles.Street("C001")
        );
        var report = await ReadAsync(await town.ImportAsync("streets?mode=check", file));

        Assert.Equal(
            ["register", "mode", "rows", "wrong", "taken", "importId", "errorCount", "errors", "warnings"],
            report.Select(field => field.Key)
        );
        Assert.Equal((3, 2, 0), (Number(report, "rows"), Number(report, "wrong"), Number(report, "taken")));
        Assert.Equal(
            [(4, "区"), (4, "申报人电话"), (5, "街镇代码")],
            report["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/C001")).StatusCode);
    }

    [Fact]
    public async Task A_line_of_column_names_between_the_rows_is_named_once_and_not_cell_by_cell()
    {
        var file = ImportFiles.Csv(ImportFiles.Street("H001"), ImportFiles.Header, ImportFiles.Street("H002"));

        var report = await ReadAsync(await town.ImportAsync("streets?mode=check", file));

        Assert.Equal((3, 1), (Number(report, "rows"), Number(report, "wrong")));
        var error = Assert.Single(report["errors"]!.AsArray())!;
        Assert.Equal(
            "3 街镇代码 import.header-again 这一行又是列名，请整行删去",
            $"{error["row"]} {error["column"]} {error["code"]} {error["message"]}"
        );
    }

    [Fact]
    public async Task What_is_missing_hides_nothing_else_that_is_wrong_with_its_row()
    {
        string[] rows =
        [
            "M001,海棠街道,月球区,林一,12345,不是邮箱,,,,,",
            ",,黄浦区,林一,13700001111,lin@example.cn,周二,,,清荷文体中心,021-55500002",
        ];
        var report = await ReadAsync(await town.ImportAsync("streets?mode=check", ImportFiles.Csv(rows)));

        Assert.Equal(
            [
                (2, "区"),
                (2, "申报人电话"),
                (2, "申报人邮箱"),
                (2, "对外公布的联系处"),
                (2, "对外公布的电话"),
                (3, "街镇代码"),
                (3, "街镇名称"),
                (3, "执行负责人电话"),
                (3, "执行负责人邮箱"),
            ],
            report["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!))
        );
    }

    [Fact]
    public async Task The_names_that_the_form_has_are_understood_too()
    {
        const string header = "街镇代码,名称,所属区,申报人姓名,申报人电话,申报人邮箱,联系处,联系处电话";
        const string row = "F001,海棠街道,黄浦区,林一,13700001111,lin@example.cn,清荷文体中心,021-55500002";
        var file = CsvText.Bytes($"{header}\r\n{row}", CsvEncoding.Utf8);
        var report = await ReadAsync(await town.ImportAsync("streets?mode=check", file));

        Assert.Equal((1, 0), (Number(report, "rows"), Number(report, "wrong")));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_annotated_copy_says_what_is_wrong_beside_each_row_and_can_be_sent_again(string form)
    {
        string[] rows = [ImportFiles.Street("N001"), ImportFiles.Street("N002", district: "月球区")];
        var file = form == "xlsx" ? ImportFiles.Xlsx(rows) : ImportFiles.Csv(rows);
        using var answer = await town.ImportAsync("streets?mode=all&annotated=true", file);
        var copy = TableFiles
            .Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .Value;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("错误", copy.Columns[^1]);
        Assert.Equal("", copy.Rows[0].Cells[^1]);
        Assert.StartsWith("区：", copy.Rows[1].Cells[^1], StringComparison.Ordinal);

        var again = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var report = await ReadAsync(await town.ImportAsync("streets?mode=check", again));
        Assert.Equal(1, Number(report, "wrong"));
    }

    [Fact]
    public async Task A_column_that_nobody_knows_is_named_with_those_that_may_be()
    {
        var file = CsvText.Bytes($"{ImportFiles.Header},心情\r\n{ImportFiles.Street("U001")},好", CsvEncoding.Utf8);
        using var answer = await town.ImportAsync("streets?mode=all", file);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("import.column-unknown", (string?)problem["code"]);
        Assert.Contains("心情", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Contains("申报人电话", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_wrong_everywhere_has_an_answer_that_can_be_kept_and_given_again()
    {
        var random = new Random(7);
        var rows = Enumerable
            .Range(0, 1_200)
            .Select(at =>
                ImportFiles.Street(
                    $"Z{at}",
                    phone: "x",
                    district: string.Concat(Enumerable.Range(0, 100).Select(_ => (char)random.Next('一', '龟')))
                )
            )
            .ToArray();
        var file = CsvText.Bytes(string.Join("\r\n", [ImportFiles.Header, .. rows]), CsvEncoding.Gb18030);
        using var first = await town.ImportAsync("streets?mode=check", file, "wrong-everywhere");
        using var second = await town.ImportAsync("streets?mode=check", file, "wrong-everywhere");
        var report = (await second.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal((2_400, 1_000), (Number(report, "errorCount"), report["errors"]!.AsArray().Count));
        using var all = await town.ImportAsync("streets?mode=all", file, "wrong-everywhere-all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
    }
}
