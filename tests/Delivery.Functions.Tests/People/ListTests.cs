using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Web.Intake;
using Delivery.Functions.Web.Sheets;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Lists as files, and a file on the page of imports.</summary>
public sealed class ListTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("streets")]
    [InlineData("teachers")]
    [InlineData("disciplines")]
    public async Task A_register_that_was_downloaded_can_be_brought_back_and_is_as_it_was(string list)
    {
        var teacher = Neighbourhood.TeacherBody();
        teacher["bank"] = new System.Text.Json.Nodes.JsonObject { ["account"] = "6222000011112222" };
        teacher["idNumber"] = "31010119900101000X";
        teacher["availability"] = System.Text.Json.Nodes.JsonNode.Parse(
            """[{"day":"Sunday","from":"09:00","to":"00:00"}]"""
        );
        // With an end and without; the discipline is one that the body is registered for.
        var discipline = teacher["disciplines"]![0]!.GetValue<string>();
        teacher["qualifications"] = System.Text.Json.Nodes.JsonNode.Parse(
            $$"""
            [
                {"discipline":"{{discipline}}","proof":"社体指导员 2024、118","until":"2027-06-30"},
                {"discipline":"{{discipline}}","proof":"教练证3","until":null}
            ]
            """
        );
        using var put = await town.App.Http.PutAsJsonAsync("/api/teachers/T01", teacher, Stop);
        var before = await town.App.Http.GetStringAsync($"/api/{list}", Stop);
        var file = await FileAsync(list);
        using var imported = await town.App.Http.PostAsync(
            $"/api/import/{list}?mode=all",
            new ByteArrayContent(file),
            Stop
        );

        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync(Stop));
        Assert.Equal(before, await town.App.Http.GetStringAsync($"/api/{list}", Stop));
        Assert.DoesNotContain("6222000011112222", Texts(file));
        Assert.DoesNotContain("31010119900101000X", Texts(file));
    }

    [Fact]
    public async Task Orders_of_a_season_and_lessons_of_a_month_are_files_that_are_written_down()
    {
        var orders = await FileAsync("orders", ("season", "2026-autumn"));
        using var lessons = await AskAsync("lessons", ("month", "2026-10"));
        var acts = await town
            .App.Services.GetRequiredService<AuditLog>()
            .OfDayAsync(new DateOnly(2026, 9, 1))
            .Where(line => line.Value.Act == "register.export")
            .Select(line => line.Value.Subject)
            .ToListAsync(Stop);

        Assert.Contains(town.OrderId, Texts(orders));
        Assert.Equal(HttpStatusCode.OK, lessons.StatusCode);
        Assert.Superset(new HashSet<string> { "orders/2026-autumn", "lessons/2026-10" }, acts.ToHashSet());
    }

    [Fact]
    public async Task The_season_that_runs_is_the_one_that_is_asked_for_and_its_orders_and_a_months_lessons_leave_as_CSV_too()
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(
            await town.App.Http.GetStringAsync(Paths.Export, Stop)
        );
        var season = page.QuerySelector("select[name=season] option")!.GetAttribute("value")!;
        Assert.Equal("2026-autumn", season);
        Assert.All(
            (string[])["orders", "lessons"],
            list =>
                Assert.Single(
                    page.QuerySelectorAll(
                        $"form[action='{Paths.ExportFile(list)}'] button[formaction='{Paths.ExportCsv(list)}']"
                    )
                )
        );
        using var orders = await town.App.Http.PostAsync(
            Paths.ExportCsv("orders"),
            new FormUrlEncodedContent([KeyValuePair.Create("season", season)]),
            Stop
        );
        using var none = await town.App.Http.PostAsync(
            Paths.ExportCsv("lessons"),
            new FormUrlEncodedContent([KeyValuePair.Create("month", "2026-13")]),
            Stop
        );

        Assert.Equal("orders-2026-autumn.csv", orders.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains(town.OrderId, Texts(await orders.Content.ReadAsByteArrayAsync(Stop)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
    }

    [Fact]
    public async Task What_is_no_list_is_no_file()
    {
        using var month = await AskAsync("lessons", ("month", "2026-13"));
        using var list = await AskAsync("nonsense");
        using var conduct = await town.WithScopesAsync(Role.Conduct);
        using var teachers = await conduct.PostAsync(Paths.ExportFile("teachers"), null, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, month.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, list.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, teachers.StatusCode);
    }

    [Theory]
    [InlineData("streets")]
    [InlineData("teachers")]
    [InlineData("disciplines")]
    public async Task A_template_is_a_file_that_could_be_imported(string register)
    {
        // The disciplines of the teacher's sample are registered before the teachers are.
        foreach (var code in register == "teachers" ? ["TJQ99", "BDJ99"] : Array.Empty<string>())
            await town.DisciplineAsync(code, $"项目{code}");
        var file = await town.App.Http.GetByteArrayAsync(Paths.ImportTemplate(register), Stop);
        var intake = town.App.Services.GetRequiredService<IntakeRegisters>().Find(register)!;
        var rows = await intake.CheckAsync(SentFile.Read(file, intake).Value.Rows);

        Assert.Empty(Assert.Single(rows).Errors);
    }

    [Fact]
    public async Task A_file_is_looked_at_first_and_taken_with_a_second_form()
    {
        var file = ImportFiles.Xlsx(ImportFiles.Street("P001"), ImportFiles.Street("P002", phone: "1"));
        using var upload = new MultipartFormDataContent
        {
            { new StringContent("streets"), "register" },
            { new StringContent("page-1"), "formKey" },
            { new ByteArrayContent(file), "file", "街镇.xlsx" },
        };
        using var looked = await town.App.Http.PostAsync(Paths.Import, upload, Stop);
        var page = await looked.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains("1行无误，1行有误", page, StringComparison.Ordinal);
        Assert.Contains("申报人电话有误", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync("/api/streets/P001", Stop)).StatusCode);

        using var all = await TakeAsync(page, "all");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.StatusCode);
        using var valid = await TakeAsync(page, "valid");
        Assert.Equal(HttpStatusCode.SeeOther, valid.StatusCode);
        var done = await town.App.Http.GetStringAsync(valid.Headers.Location, Stop);
        Assert.Contains("已录入1行街镇，另有1行有误，没有录入", done, StringComparison.Ordinal);
        Assert.Contains(
            "从文件录入",
            await town.App.Http.GetStringAsync("/staff/streets/P001", Stop),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await town.App.Http.GetAsync("/api/streets/P001", Stop)).StatusCode);
        using var copy = await TakeAsync(page, "copy");
        Assert.Contains("错误", TableFiles.Read(await copy.Content.ReadAsByteArrayAsync(Stop)).Value.Columns);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_beside_its_field()
    {
        using var upload = new MultipartFormDataContent
        {
            { new StringContent("streets"), "register" },
            { new ByteArrayContent([0xD0, 0xCF, 0x11, 0xE0]), "file", "街镇.xls" },
        };
        using var answer = await town.App.Http.PostAsync(Paths.Import, upload, Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("另存为 .xlsx", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> TakeAsync(string page, string mode)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        var form = document.QuerySelector($"form[action='{Paths.ImportTake}']")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value")!))
            // Each button is pressed on a page of its own.
            .Select(field => field.Key == "formKey" ? KeyValuePair.Create(field.Key, field.Value + mode) : field);
        return town.App.Http.PostAsync(
            Paths.ImportTake,
            new FormUrlEncodedContent([.. fields, KeyValuePair.Create("mode", mode)]),
            Stop
        );
    }

    private Task<HttpResponseMessage> AskAsync(string list, params (string Name, string Value)[] fields) =>
        town.App.Http.PostAsync(
            Paths.ExportFile(list),
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Stop
        );

    private async Task<byte[]> FileAsync(string list, params (string Name, string Value)[] fields)
    {
        using var answer = await AskAsync(list, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    private static List<string> Texts(byte[] file) =>
        [.. TableFiles.Read(file).Value.Rows.SelectMany(row => row.Cells)];
}
