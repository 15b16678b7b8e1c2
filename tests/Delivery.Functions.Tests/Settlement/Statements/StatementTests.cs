using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Statements;
using Delivery.Functions.Security;
using Delivery.Functions.Settlement.Statements;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Statements;

public sealed class StatementTests
{
    private const string Street = "/api/statements/streets/A1/2026";

    [Fact]
    public async Task A_street_reads_what_the_city_paid_for_it_and_a_district_sums_its_streets()
    {
        await using var month = await PaidAsync();

        var street = await JsonAsync(month, Street);
        Assert.Equal((3, 1100m, 500m), Costs(street));
        Assert.Equal((10_000m, 500m), ((decimal)street["budget"]!["total"]!, (decimal)street["budget"]!["spent"]!));
        Assert.Equal("2026-09", (string?)street["months"]![0]!["month"]);
        Assert.Equal(
            ("太极拳", 3),
            ((string?)street["disciplines"]![0]!["name"], (int)street["disciplines"]![0]!["lessons"]!)
        );
        Assert.Equal("顾晓岚", (string?)street["lines"]![2]!["teacherName"]);
        var district = await JsonAsync(month, "/api/statements/districts/310104/2026");
        Assert.Equal((4, 4100m, 3500m), Costs(district));
        Assert.Equal(["A1", "B2"], district["streets"]!.AsArray().Select(one => (string?)one!["code"]));
        Assert.Equal(20_000m, (decimal)district["budget"]!["total"]!);
        Assert.Equal((0, 0m, 0m), Costs(await JsonAsync(month, "/api/statements/streets/A1/2025")));
    }

    [Fact]
    public async Task Everybodys_year_lists_each_teacher_and_discipline_with_the_same_sums_in_every_form()
    {
        await using var month = await PaidAsync();
        const string year = "/api/statements/years/2026";

        var all = await JsonAsync(month, year);
        foreach (var teacher in all["teachers"]!.AsArray())
            Assert.Equal(
                Sums(
                    (await JsonAsync(month, $"/api/statements/teachers/{(string?)teacher!["teacher"]}/2026"))["totals"]!
                ),
                Sums(teacher)
            );
        Assert.Equal(Sums(all["totals"]!).Item1, all["teachers"]!.AsArray().Sum(one => (decimal)one!["gross"]!));
        Assert.Equal(2, (int)all["totals"]!["teachers"]!);
        Assert.Equal(4100m, (decimal)Assert.Single(all["disciplines"]!.AsArray())!["gross"]!);
        var page = await month.App.Http.GetStringAsync("/staff/paid/2026");
        Assert.Contains("2,960.00", page, StringComparison.Ordinal);
        Assert.Contains(
            "/staff/paid/2026",
            await month.App.Http.GetStringAsync("/staff/settlements"),
            StringComparison.Ordinal
        );
        var csv = await month.App.Http.GetStringAsync($"{year}?format=csv");
        Assert.Contains("沈知远,T1,", csv, StringComparison.Ordinal);
        Assert.Contains(",3500.00,540.00,2960.00", csv, StringComparison.Ordinal);
        Assert.EndsWith(
            "合计,4,4100.00\r\n",
            await month.App.Http.GetStringAsync($"{year}?by=discipline&format=csv"),
            StringComparison.Ordinal
        );
        using var teacherSelf = await month.App.SignedInAsync(CallerKind.Teacher, "T1");
        using var refused = await teacherSelf.GetAsync("/staff/paid/2026");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_still_planned_is_foreseen_to_the_end_of_the_year()
    {
        await using var month = await PaidAsync();
        var planned = month.App.Services.GetRequiredService<PlannedReader>();
        await month.AddLessonAsync("A1", 5, 1, reserved: 300, month: 11);
        await month.AddLessonAsync("A1", 5, 2, reserved: 300, month: 11);
        await month.AddLessonAsync("A1", 6, 1, reserved: 300, month: 12);

        Assert.Equal(
            [new PlannedMonth(new Month(2026, 11), 2, 600), new PlannedMonth(new Month(2026, 12), 1, 300)],
            await planned.OfAsync(["A1"], 2026)
        );
    }

    [Fact]
    public async Task A_teachers_year_counts_what_was_paid_in_it()
    {
        await using var month = await PaidAsync();
        var year = await JsonAsync(month, "/api/statements/teachers/T1/2026");

        Assert.Equal((3500m, 540m, 2960m), Sums(year["totals"]!));
        Assert.Equal(
            ("2026-09-T1", "2026-10-16"),
            ((string?)year["months"]![0]!["payslipId"], (string?)year["months"]![0]!["paidOn"])
        );
        using var teacher = await month.App.SignedInAsync(CallerKind.Teacher, "T1");
        var own = await teacher.GetStringAsync("/teacher/year/2026");
        Assert.Contains("2,960.00", own, StringComparison.Ordinal);
        Assert.Contains("/teacher/year/2026", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        Assert.Contains(
            "还没有发放过课酬",
            await teacher.GetStringAsync("/teacher/year/2025"),
            StringComparison.Ordinal
        );
        var staff = await month.App.Http.GetStringAsync("/staff/teachers/T1/year/2026");
        Assert.Contains("2,960.00", staff, StringComparison.Ordinal);
        using var foreign = await teacher.GetAsync("/api/statements/teachers/T2/2026");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task The_form_is_what_accept_or_the_link_says_and_the_sums_stand_below()
    {
        await using var month = await PaidAsync();
        using var csv = await AcceptAsync(month, "text/csv");
        using var xlsx = await AcceptAsync(month, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var json = await AcceptAsync(month, "application/json");
        using var browser = await AcceptAsync(month, "text/html, */*;q=0.8");

        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("清荷街道,A1-2026-001-01,太极拳,", lines[1], StringComparison.Ordinal);
        Assert.Equal("合计,,,,,,,1100.00,500.00,", lines[^1]);
        Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);
        Assert.Equal("application/json", browser.Content.Headers.ContentType?.MediaType);
        var file = await xlsx.Content.ReadAsByteArrayAsync();
        Assert.Equal(1100.0, Rows(file)[^1]["课酬（元，税前）"]);
        Assert.Equal(["SUM(H2:H4)", "SUM(I2:I4)"], Formulas(file));
        // A real date: a number that is shown as one.
        Assert.Equal(new DateTime(2026, 9, 7, 9, 30, 0), Rows(file)[0]["上课"]);
        // The packed file says when it was written, so two of them may differ in length; what they say is the same.
        var linked = await month.App.Http.GetByteArrayAsync($"{Street}?format=xlsx");
        Assert.Equal(Rows(file).Select(row => row.ToArray()), Rows(linked).Select(row => row.ToArray()));
        await PayMonth.RefusedAsync(
            month.App.Http.GetAsync($"{Street}?format=pdf"),
            400,
            "query.format",
            "format 应为 json、csv 或 xlsx"
        );
    }

    [Fact]
    public async Task A_street_sees_its_own_year_and_staff_every_streets_and_districts()
    {
        await using var month = await PaidAsync();
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        var own = await street.GetStringAsync("/street/year/2026");
        Assert.Contains("1,100.00", own, StringComparison.Ordinal);
        Assert.Contains("全年预计支出不超过", own, StringComparison.Ordinal);
        Assert.Contains("/street/year/2026", await street.GetStringAsync("/street"), StringComparison.Ordinal);
        using var foreign = await street.GetAsync("/api/statements/streets/B2/2026");
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains(
            "1,100.00",
            await month.App.Http.GetStringAsync("/staff/streets/A1/year/2026"),
            StringComparison.Ordinal
        );
        var district = await month.App.Http.GetStringAsync("/staff/districts/310104/year/2026");
        Assert.Contains("云杉镇", district, StringComparison.Ordinal);
        Assert.Contains("4,100.00", district, StringComparison.Ordinal);
        var entry = await month.App.Http.GetStringAsync("/staff/streets/A1");
        Assert.Contains("/staff/districts/310104/year/2026", entry, StringComparison.Ordinal);
        Assert.Contains("/staff/streets/A1/ledger/2026", entry, StringComparison.Ordinal);
        foreach (
            var path in new[]
            {
                "/staff/streets/ZZ/year/2026",
                "/staff/streets/A1/year/26",
                "/staff/districts/9/year/2026",
            }
        )
            Assert.Equal(404, (int)(await month.App.Http.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Who_got_how_much_for_a_lesson_is_for_finance_alone()
    {
        await using var month = await PaidAsync();
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        using var conduct = await WithScopeAsync(month, Role.Conduct);
        using var finance = await WithScopeAsync(month, Role.FinanceApprover);

        foreach (var path in new[] { Street, "/api/statements/districts/310104/2026" })
        {
            using var foreign = await conduct.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
            Assert.Contains("顾晓岚", await TextAsync(finance, path), StringComparison.Ordinal);
        }

        Assert.Contains("顾晓岚", await TextAsync(finance, "/staff/streets/A1/year/2026"), StringComparison.Ordinal);
        foreach (var own in new[] { Street, $"{Street}?format=csv", "/street/year/2026" })
        {
            var text = await TextAsync(street, own);
            Assert.Contains("太极拳", text, StringComparison.Ordinal);
            Assert.DoesNotContain("顾晓岚", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "顾晓岚",
            await TextAsync(conduct, "/staff/streets/A1/year/2026"),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> TextAsync(HttpClient http, string path) =>
        Regex.Unescape(WebUtility.HtmlDecode(await http.GetStringAsync(path)));

    private static async Task<HttpClient> WithScopeAsync(PayMonth month, string scope)
    {
        await month.App.Services.GetRequiredService<ApiKeys>().AddAsync(scope, $"key-of-{scope}-of-a-test", [scope]);
        var client = month.App.Host.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", $"key-of-{scope}-of-a-test");
        return client;
    }

    [Theory]
    [InlineData("streets/ZZ/2026", "street.unknown", "没有找到街镇“ZZ”，请核对编号")]
    [InlineData("teachers/ZZ/2026", "teacher.unknown", "没有找到老师“ZZ”，请核对编号")]
    [InlineData("districts/ZZ/2026", "district.unknown", "没有找到区“ZZ”，请核对编号")]
    [InlineData("streets/A1/26", "year.unknown", "没有找到年份“26”，请核对编号")]
    [InlineData("districts/310104/26", "year.unknown", "没有找到年份“26”，请核对编号")]
    [InlineData("teachers/T1/26", "year.unknown", "没有找到年份“26”，请核对编号")]
    public async Task What_is_unknown_has_no_statement(string what, string code, string sentence)
    {
        await using var month = await PayMonth.StartAsync();
        await PayMonth.RefusedAsync(month.App.Http.GetAsync($"/api/statements/{what}"), 404, code, sentence);
    }

    private static async Task<PayMonth> PaidAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.AddLessonAsync("A1", 1, 2);
        await month.AddLessonAsync("A1", 2, 3, "T2", 600, stream: FundingStream.NonBasic);
        await month.AddLessonAsync("B2", 1, 1, "T1", 3000);
        await month.ReachAsync("Approved");
        await PayMonth.OkAsync(month.ResultsAsync(("T1", true), ("T2", true)));
        await month.App.IdleAsync();
        Assert.Equal("Paid", await month.StageAsync());
        return month;
    }

    private static async Task<JsonNode> JsonAsync(PayMonth month, string path) =>
        (await month.App.Http.GetFromJsonAsync<JsonNode>(path))!;

    private static (int, decimal, decimal) Costs(JsonNode of) =>
        ((int)of["lessons"]!, (decimal)of["gross"]!, (decimal)of["basic"]!);

    private static (decimal, decimal, decimal) Sums(JsonNode of) =>
        ((decimal)of["gross"]!, (decimal)of["tax"]!, (decimal)of["net"]!);

    private static Task<HttpResponseMessage> AcceptAsync(PayMonth month, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Street);
        foreach (var form in accept.Split(", "))
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(form));
        return month.App.Http.SendAsync(request);
    }

    private static List<IDictionary<string, object?>> Rows(byte[] file) =>
        [.. new MemoryStream(file).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>()];

    private static List<string> Formulas(byte[] file)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return
        [
            .. System
                .Xml.Linq.XDocument.Load(part)
                .Descendants()
                .Where(one => one.Name.LocalName == "f")
                .Select(one => one.Value),
        ];
    }
}
