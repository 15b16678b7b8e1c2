using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Importing;

namespace Delivery.Functions.Tests.People;

/// <summary>Registers from files, over the API.</summary>
public sealed class ImportTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
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
        var report = await ReadAsync(await town.ImportAsync("streets?mode=all", file));
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
        using var refused = await town.ImportAsync("streets?mode=all", file);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("import.rows", (string?)problem["code"]);
        Assert.Contains(problem["errors"]!.AsArray(), error => (string?)error!["field"] == "rows[3].申报人电话");
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/V001")).StatusCode);

        var report = await ReadAsync(await town.ImportAsync("streets?mode=valid", file));
        Assert.Equal((1, 1), (Number(report, "taken"), Number(report, "wrong")));
        Assert.Equal(HttpStatusCode.OK, (await town.App.Http.GetAsync("/api/streets/V001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/V002")).StatusCode);
    }

    [Fact]
    public async Task The_same_key_is_one_import()
    {
        var file = ImportFiles.Csv(ImportFiles.Street("K001"));
        using var first = await town.ImportAsync("streets?mode=all", file, "import-once");
        using var second = await town.ImportAsync("streets?mode=all", file, "import-once");
        using var other = await town.ImportAsync(
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
        var report = await ReadAsync(await town.ImportAsync("streets?mode=all", ImportFiles.Xlsx(rows)));
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
    public async Task A_discipline_that_is_no_longer_offered_stays_so_and_its_history_tells_of_the_file()
    {
        const string Line =
            """{"code":"N09","name":"排舞","category":"Other","defaultLessons":10,"lessonMinutes":90,"active":false}""";
        await ReadAsync(await town.ImportAsync("disciplines?mode=all", Encoding.UTF8.GetBytes(Line)));
        var renamed = """{"code":"N09","name":"广场舞"}""";
        await ReadAsync(await town.ImportAsync("disciplines?mode=all", Encoding.UTF8.GetBytes(renamed)));

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
        var report = await ReadAsync(await town.ImportAsync("disciplines?mode=valid", Encoding.UTF8.GetBytes(lines)));

        Assert.Equal((3, 1), (Number(report, "rows"), Number(report, "taken")));
        Assert.Equal(
            [(2, "类别"), (2, "默认课时"), (3, "")],
            report["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!))
        );
    }

    [Fact]
    public async Task What_a_file_does_not_speak_of_stays()
    {
        await ReadAsync(await town.ImportAsync("streets?mode=all", ImportFiles.Csv(ImportFiles.Street("S001"))));
        await ReadAsync(
            await town.ImportAsync(
                "streets?mode=all",
                CsvText.Bytes("街镇代码,街镇名称\r\nS001,新名街道", CsvEncoding.Utf8)
            )
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
}
