using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Sheets;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Why a file, or a row of it, is not taken.</summary>
public sealed class ImportRefusalTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("venues", 404, "import.register", "没有找到可导入的登记“venues”，请核对编号")]
    [InlineData("streets?mode=some", 400, "query.mode", "mode 应为 check、all 或 valid")]
    public async Task A_register_and_a_mode_that_there_are_not(string path, int status, string code, string says) =>
        Assert.Equal((status, code, says), await RefusedAsync(path, ImportFiles.Csv(ImportFiles.Street("R001"))));

    [Fact]
    public async Task A_table_without_the_column_that_names_its_rows() =>
        Assert.Equal(
            (400, "import.column-missing", "缺少“街镇代码”这一列"),
            await RefusedAsync("streets", CsvText.Bytes("街镇名称,区\r\n清荷街道,黄浦区", CsvEncoding.Utf8))
        );

    [Fact]
    public async Task More_text_than_one_batch_can_hold()
    {
        var equipment = new Cell.Text(new string('垫', 700));
        var rows = Enumerable
            .Range(0, 1_900)
            .Select(at =>
                (IReadOnlyList<Cell>)
                    [.. new[] { $"X{at}", "排舞", "其他类", "10", "90" }.Select(cell => new Cell.Text(cell)), equipment]
            );
        string[] columns = ["项目代码", "项目名称", "类别", "默认课时", "每节分钟", "场地要求"];

        Assert.Equal(
            (422, "import.too-large", "文件里的文字太多，请分成几个文件"),
            await RefusedAsync("disciplines?mode=all", XlsxSheet.Write(new Sheet("项目", columns, [.. rows])))
        );
    }

    [Theory]
    [InlineData(2_000, 0)]
    [InlineData(2_001, 1)]
    public async Task A_cell_may_hold_as_much_Chinese_as_its_field(int length, int wrong)
    {
        var file = CsvText.Bytes(
            $"项目代码,项目名称,类别,默认课时,每节分钟,场地要求\r\nY1,排舞,其他类,10,90,{new string('垫', length)}",
            CsvEncoding.Utf8
        );
        using var answer = await PostAsync("disciplines", file);

        Assert.Equal(wrong, (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["wrong"]!);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_or_stand_twice_or_have_no_name()
    {
        var file = """
            {"code":"R1","name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90}
            {"code":"R1","name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90}
            {"name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90}
            {"Code":7,"name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90}
            {"code":
            """;
        using var answer = await PostAsync("disciplines", Encoding.UTF8.GetBytes(file));
        var report = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(
            [
                (2, "项目代码", "import.row-twice", "“R1”在第1行已经有了，请只留一行"),
                (3, "项目代码", "body.required", "请填写“项目代码”"),
                (4, "项目代码", "body.type", "应为文字"),
                (5, "", "import.line", "这一行不是有效的 JSON 对象，请检查括号、引号和逗号"),
            ],
            report["errors"]!
                .AsArray()
                .Select(error =>
                    ((int)error!["row"]!, (string)error["column"]!, (string)error["code"]!, (string)error["message"]!)
                )
        );
    }

    private async Task<(int Status, string? Code, string? Says)> RefusedAsync(string path, byte[] file)
    {
        using var answer = await PostAsync(path, file);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        return ((int)answer.StatusCode, (string?)problem["code"], (string?)problem["detail"]);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await town.App.Http.PostAsync($"/api/import/{path}", content);
    }
}
