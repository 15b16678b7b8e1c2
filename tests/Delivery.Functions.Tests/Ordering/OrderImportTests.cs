using System.Diagnostics;
using System.Text;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.OrderFile;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A season's orders from one file: checked row by row, taken whole, in part, or not at all.</summary>
public sealed class OrderImportTests
{
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
            + Row("太极拳", "2026-10-13", lessons: 3, venue: "别处")
            + Row("太极拳", "2026-10-14", lessons: 1, venue: "别处");
        var taken = await ImportAsync(town, file, "all");
        Assert.Equal("4 0 4", Sums(taken));
        // One place and hour is looked at and refuses nothing, as with single orders.
        Assert.Equal(["3 首课日期 import.overlap"], Warnings(taken));
    }

    [Fact]
    public async Task The_rows_before_count_toward_the_seasons_limits()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var limit = Header + Row("太极拳", "2026-10-12", lessons: 6) + Row("太极拳", "2026-10-13", lessons: 6);

        Assert.Equal(["3 首课日期 order.lessons-per-discipline"], (await RefusedAsync(town, limit, "all")).Errors);
    }

    [Fact]
    public async Task A_teacher_who_came_is_named_and_who_is_nobody_is_refused_by_column()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        await town.App.MoveToAsync("2026-09-21T12:00");
        string With(string teacher) => Row("太极拳", "2026-10-26").TrimEnd('\n') + $",{teacher}\n";
        var header = Header.TrimEnd('\n') + ",想请的老师\n";

        // T02 never came: the name is nobody's that this street knows.
        var refused = await RefusedAsync(town, header + With("王T02") + With("王T01老师"), "all");
        Assert.Equal(["2 想请的老师 order.teacher-unknown"], refused.Errors);
        await ImportAsync(town, header + With("王T01老师"), "all");
        await town.App.IdleAsync();

        var order = await town.GetAsync($"/api/orders/{Town.Street}-2026-002");
        Assert.Equal("T01", order.GetProperty("requestedTeacher").GetString());
    }

    [Fact]
    public async Task Who_is_refused_for_want_of_the_letter_is_led_to_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.App.MoveToAsync("2026-09-02T08:00");
        await town.PutAsync(
            "/api/streets/310101003",
            new
            {
                name = "云杉街道",
                district = "黄浦区",
                contacts = new
                {
                    ordering = new
                    {
                        name = "顾五",
                        phone = "13700002222",
                        email = "gu@example.cn",
                    },
                },
                publishedContact = new { name = "云杉文体中心", phone = "021-55500003" },
            }
        );
        var file = Header + Row("太极拳", "2026-10-12", street: "310101003");

        var report = await ImportAsync(town, file, "check");
        using var street = await town.App.SignedInAsync(CallerKind.Street, "310101003");
        using var shown = await UploadAsync(street, Encoding.UTF8.GetBytes(file));

        var error = Assert.Single(report.GetProperty("errors").EnumerateArray());
        Assert.Equal(
            ("order.agreement", "/street/agreement/2026"),
            (error.GetProperty("code").GetString(), error.GetProperty("link").GetString())
        );
        Assert.Contains("href=\"/street/agreement/2026\"", await shown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Rows_that_the_years_quota_may_not_bear_are_marked_and_taken()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["Delivery:Ordering:YearlyQuota"] = "1000" }
        );
        var file = Header + Row("太极拳", "2026-10-12", lessons: 2) + Row("太极拳", "2026-10-13", lessons: 2);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var shown = await UploadAsync(street, Encoding.UTF8.GetBytes(file));
        Assert.Contains(
            "2026年经费可能不够：本行预计600元，除去已报的和前面各行只剩400元",
            await shown.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        var taken = await ImportAsync(town, file, "all");

        Assert.Equal("2 0 2", Sums(taken));
        Assert.Equal(["3 经费渠道 import.quota"], Warnings(taken));
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
