using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.People.Intake;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Registers from files, over the API.</summary>
public sealed class ImportTests(Neighbourhood town) : IClassFixture<Neighbourhood>
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
        var report = await ReadAsync(await PostAsync("streets?mode=check", file));

        Assert.Equal(
            ["register", "mode", "rows", "wrong", "taken", "importId", "errorCount", "errors"],
            report.Select(field => field.Key)
        );
        Assert.Equal((3, 2, 0), (Number(report, "rows"), Number(report, "wrong"), Number(report, "taken")));
        Assert.Equal(
            [(4, "区"), (4, "申报人电话"), (5, "街镇代码")],
            report["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/C001")).StatusCode);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    [InlineData("gb18030")]
    public async Task All_rows_of_a_right_file_are_taken_cleaned(string form)
    {
        var code = $"A{form}";
        var row = ImportFiles.Street(code, phone: "１３７-0000-1111", district: " 黄浦区\u200b");
        var file = form switch
        {
            "xlsx" => ImportFiles.Xlsx(row),
            "csv" => ImportFiles.Csv(row),
            _ => CsvText.Bytes($"{ImportFiles.Header}\r\n{row}", CsvEncoding.Gb18030),
        };
        var report = await ReadAsync(await PostAsync("streets?mode=all", file));
        var street = await town.GetAsync($"/api/streets/{code}");

        Assert.Equal(1, Number(report, "taken"));
        Assert.Equal("黄浦区", (string?)street["district"]);
        Assert.Equal("13700001111", (string?)street["contacts"]!["ordering"]!["phone"]);
        Assert.Null(street["contacts"]!["delivery"]);
    }

    [Fact]
    public async Task One_wrong_row_keeps_all_out_unless_the_right_ones_are_asked_for()
    {
        var file = ImportFiles.Csv(ImportFiles.Street("V001"), ImportFiles.Street("V002", phone: "1"));
        using var refused = await PostAsync("streets?mode=all", file);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("import.rows", (string?)problem["code"]);
        Assert.Contains(problem["errors"]!.AsArray(), error => (string?)error!["field"] == "rows[3].申报人电话");
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/V001")).StatusCode);

        var report = await ReadAsync(await PostAsync("streets?mode=valid", file));
        Assert.Equal((1, 1), (Number(report, "taken"), Number(report, "wrong")));
        Assert.Equal(HttpStatusCode.OK, (await town.App.Http.GetAsync("/api/streets/V001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/V002")).StatusCode);
    }

    [Fact]
    public async Task The_same_key_is_one_import()
    {
        var file = ImportFiles.Csv(ImportFiles.Street("K001"));
        using var first = await PostAsync("streets?mode=all", file, "import-once");
        using var second = await PostAsync("streets?mode=all", file, "import-once");
        using var other = await PostAsync(
            "streets?mode=all",
            ImportFiles.Csv(ImportFiles.Street("K002")),
            "import-once"
        );

        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/K002")).StatusCode);
    }

    [Fact]
    public async Task Two_hundred_and_fifteen_streets_are_one_import_in_the_audit_log()
    {
        var rows = Enumerable.Range(1, 215).Select(at => ImportFiles.Street($"M{at:000}")).ToArray();
        var report = await ReadAsync(await PostAsync("streets?mode=all", ImportFiles.Xlsx(rows)));
        var last = await town.GetAsync("/api/streets/M215");
        var acts = await town
            .App.Services.GetRequiredService<AuditLog>()
            .OfDayAsync(new DateOnly(2026, 9, 1))
            .Where(line => line.Value.Subject == $"streets/{report["importId"]}")
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(215, Number(report, "taken"));
        Assert.Equal("清荷街道M215", (string?)last["name"]);
        Assert.Equal(
            ["register.import", .. Enumerable.Repeat("register.import-rows", 6)],
            acts.Select(line => line.Value.Act).Order()
        );
        Assert.Contains(acts, line => line.Value.Note!.Contains("M215", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_teachers_bank_and_number_are_sealed_and_empty_cells_leave_them()
    {
        const string Columns =
            "编号,name,电话,email,项目代码,等级,服务区,可授课时间,姓名可公布,户名,开户行,账号,证件号";
        var full =
            $"{Columns}\r\nTI1,王三,13800001234,wang@example.cn,D01、D02,一级,黄浦区、徐汇区,周一 18:00-20:00；周日 9:00-24:00,是,王三,清荷银行,6222 0000 1111 2222,31010119900101000X";
        var changed = $"{Columns}\r\nTI1,王三,13800001234,wang@example.cn,D02,二级,黄浦区,,,,,,";
        await ReadAsync(await PostAsync("teachers?mode=all", CsvText.Bytes(full, CsvEncoding.Utf8)));
        var first = await town.GetAsync("/api/teachers/TI1");
        await ReadAsync(await PostAsync("teachers?mode=all", CsvText.Bytes(changed, CsvEncoding.Utf8)));
        var second = await town.GetAsync("/api/teachers/TI1");

        Assert.Equal("************2222", (string?)first["bank"]!["account"]);
        Assert.Equal(["Monday", "Sunday"], first["availability"]!.AsArray().Select(free => (string?)free!["day"]));
        Assert.Equal("二级", (string?)second["grade"]);
        Assert.Equal("[]", second["availability"]!.ToJsonString());
        Assert.Equal("************2222", (string?)second["bank"]!["account"]);
        Assert.True((bool)second["nameMayBePublished"]!);
        var registers = town.App.Services.GetRequiredService<Registers>();
        Assert.DoesNotContain("TI1", await registers.TeachersOfAsync("D01"));
        Assert.Contains("TI1", await registers.TeachersOfAsync("D02"));
    }

    [Fact]
    public async Task Certificates_come_with_their_last_days_and_an_empty_cell_leaves_them()
    {
        const string Columns = "编号,name,电话,email,项目代码,等级,服务区,证书";
        const string Who = "TI9,王三,13800001234,wang@example.cn,D01、D02,一级,黄浦区";
        var full = $"{Columns}\r\n{Who},D01 社体指导员 2024-118 2027/6/30；D02 教练证3";
        await ReadAsync(await PostAsync("teachers?mode=all", CsvText.Bytes(full, CsvEncoding.Utf8)));
        await ReadAsync(await PostAsync("teachers?mode=all", CsvText.Bytes($"{Columns}\r\n{Who},", CsvEncoding.Utf8)));
        var wrong = await ReadAsync(
            await PostAsync("teachers?mode=check", CsvText.Bytes($"{Columns}\r\n{Who},证书", CsvEncoding.Utf8))
        );

        var kept = (await town.GetAsync("/api/teachers/TI9"))["qualifications"]!.AsArray();
        Assert.Equal(
            [("D01", "社体指导员 2024-118", "2027-06-30"), ("D02", "教练证3", null)],
            kept.Select(one => ((string?)one!["discipline"], (string?)one["proof"], (string?)one["until"]))
        );
        var error = Assert.Single(wrong["errors"]!.AsArray());
        Assert.Equal("资质证书", (string?)error!["column"]);
        foreach (var cell in new[] { "D01 2027-06-30", "D01 证书 2027-02-30", "D01 证书1、D02 证书2" })
        {
            var refused = await ReadAsync(
                await PostAsync("teachers?mode=check", CsvText.Bytes($"{Columns}\r\n{Who},{cell}", CsvEncoding.Utf8))
            );
            var why = Assert.Single(refused["errors"]!.AsArray())!;
            Assert.Equal(
                "资质证书 body.type 应为项目代码、证书编号和到期日，例如 TJQ 社体指导员2024-118 2027-06-30；没有到期日就不写，几张之间用；隔开",
                $"{why["column"]} {why["code"]} {why["message"]}"
            );
        }
    }

    [Fact]
    public async Task A_file_does_not_replace_a_registered_bank_account_or_number()
    {
        const string Columns = "编号,name,电话,email,项目代码,等级,服务区,户名,开户行,账号,证件号";
        const string Who = "TI2,王三,13800001234,wang@example.cn,D01,一级,黄浦区,王三,清荷银行";
        var first = $"{Columns}\r\n{Who},6222000011112222,31010119900101000X";
        var other = $"{Columns}\r\n{Who},6222000099998888,31010119900101000X";
        await ReadAsync(await PostAsync("teachers?mode=all", CsvText.Bytes(first, CsvEncoding.Utf8)));

        var report = await ReadAsync(await PostAsync("teachers?mode=valid", CsvText.Bytes(other, CsvEncoding.Utf8)));

        Assert.Equal(0, Number(report, "taken"));
        Assert.Equal(
            [
                ("户名", "teacher.two-people", "已登记的银行账户请在老师的页面修改，由两人办理；这里请留空"),
                ("证件号", "teacher.two-people", "已登记的证件号请在老师的页面修改，由两人办理；这里请留空"),
            ],
            report["errors"]!
                .AsArray()
                .Select(error => ((string)error!["column"]!, (string)error["code"]!, (string)error["message"]!))
        );
        var teacher = await town.GetAsync("/api/teachers/TI2");
        Assert.Equal("************2222", (string?)teacher["bank"]!["account"]);
    }

    [Fact]
    public async Task A_discipline_that_is_no_longer_offered_stays_so_and_its_history_tells_of_the_file()
    {
        const string Line =
            """{"code":"N09","name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90,"active":false}""";
        await ReadAsync(await PostAsync("disciplines?mode=all", Encoding.UTF8.GetBytes(Line)));
        var renamed = """{"code":"N09","name":"广场舞"}""";
        await ReadAsync(await PostAsync("disciplines?mode=all", Encoding.UTF8.GetBytes(renamed)));

        var disciplines = town.App.Services.GetRequiredService<Registers>().Disciplines;
        var stored = (await disciplines.FindAsync("N09"))!.Value;
        Assert.Equal(("广场舞", false), (stored.Name, stored.Active));
        var history = (await disciplines.HistoryAsync("N09", after: null, limit: 10)).Rows.Select(row => row.Value);
        Assert.Equal(
            [("register.import-rows", "排舞", "广场舞"), ("register.import-rows", null, "排舞")],
            history.Select(change => (change.Act, change.Before?.Name, change.After.Name))
        );
    }

    [Fact]
    public async Task Disciplines_come_as_lines_of_JSON_too()
    {
        var lines = """
            {"code":"N01","name":"排舞","category":"DanceAndAerobics","defaultLessons":10,"lessonMinutes":90}
            {"code":"N02","name":"排舞","category":"Chess","defaultLessons":"ten","lessonMinutes":90}
            not json
            """;
        var report = await ReadAsync(await PostAsync("disciplines?mode=valid", Encoding.UTF8.GetBytes(lines)));

        Assert.Equal((3, 1), (Number(report, "rows"), Number(report, "taken")));
        Assert.Equal(
            [(2, "类别"), (2, "默认课时"), (3, "")],
            report["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!))
        );
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task The_annotated_copy_says_what_is_wrong_beside_each_row_and_can_be_sent_again(string form)
    {
        string[] rows = [ImportFiles.Street("N001"), ImportFiles.Street("N002", district: "月球区")];
        var file = form == "xlsx" ? ImportFiles.Xlsx(rows) : ImportFiles.Csv(rows);
        using var answer = await PostAsync("streets?mode=all&annotated=true", file);
        var copy = TableFiles
            .Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
            .Value;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("错误", copy.Columns[^1]);
        Assert.Equal("", copy.Rows[0].Cells[^1]);
        Assert.StartsWith("区：", copy.Rows[1].Cells[^1], StringComparison.Ordinal);

        var again = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var report = await ReadAsync(await PostAsync("streets?mode=check", again));
        Assert.Equal(1, Number(report, "wrong"));
    }

    [Fact]
    public async Task A_column_that_nobody_knows_is_named_with_those_that_may_be()
    {
        var file = CsvText.Bytes($"{ImportFiles.Header},心情\r\n{ImportFiles.Street("U001")},好", CsvEncoding.Utf8);
        using var answer = await PostAsync("streets?mode=all", file);
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
        using var first = await PostAsync("streets?mode=check", file, "wrong-everywhere");
        using var second = await PostAsync("streets?mode=check", file, "wrong-everywhere");
        var report = (await second.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal((2_400, 1_000), (Number(report, "errorCount"), report["errors"]!.AsArray().Count));
        using var all = await PostAsync("streets?mode=all", file, "wrong-everywhere-all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
    }

    [Fact]
    public async Task What_a_file_does_not_speak_of_stays()
    {
        await ReadAsync(await PostAsync("streets?mode=all", ImportFiles.Csv(ImportFiles.Street("S001"))));
        await ReadAsync(
            await PostAsync("streets?mode=all", CsvText.Bytes("街镇代码,街镇名称\r\nS001,新名街道", CsvEncoding.Utf8))
        );
        var street = await town.GetAsync("/api/streets/S001");

        Assert.Equal("新名街道", (string?)street["name"]);
        Assert.Equal("13700001111", (string?)street["contacts"]!["ordering"]!["phone"]);
    }

    [Fact]
    public async Task What_a_crash_left_is_visible_and_the_timer_finishes_it()
    {
        var (take, intake) = (
            town.App.Services.GetRequiredService<TakeImport>(),
            town.App.Services.GetRequiredService<IntakeRegisters>().Find("disciplines")!
        );
        var tables = town.App.Services.GetRequiredService<DeliveryTables>();
        var value = System.Text.Json.JsonSerializer.SerializeToElement(
            new Domain.Ordering.Discipline("LEFT1", "太极拳", Domain.Ordering.Category.MartialArts, 10, 90, null),
            StoredJson.Options
        );
        var (id, at) = ("20260801000000-1", new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero));
        await tables.Registers.AddEntityAsync(ImportRows.Of("disciplines", new Import(id, at, "高一", 1, 1)));
        await tables.Registers.AddEntityAsync(
            ImportRows.Of("disciplines", id, 0, new WaitingRows(at, CallerKind.Staff, "gao", "高一", [value]))
        );
        var before = await town.App.Http.GetStringAsync("/staff/import");
        Assert.Equal(1, await take.FinishLeftAsync(intake));
        Assert.Equal(0, await take.FinishLeftAsync(intake));
        var after = await town.App.Http.GetStringAsync("/staff/import");

        Assert.Contains("还有1行在录入", before, StringComparison.Ordinal);
        Assert.DoesNotContain("在录入", after, StringComparison.Ordinal);
        Assert.NotNull(await town.App.Services.GetRequiredService<Registers>().Disciplines.FindAsync("LEFT1"));
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] file, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/import/{path}")
        {
            Content = new ByteArrayContent(file),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await town.App.Http.SendAsync(request);
    }

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        }
    }

    private static int Number(JsonObject report, string name) => (int)report[name]!;
}
