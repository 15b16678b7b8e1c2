using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>The yearly assessment, and the commendations chosen from it.</summary>
public sealed class AssessmentTests
{
    internal const string Over = "/staff/assessments/2025";

    [Fact]
    public async Task A_street_is_ranked_by_what_it_did_with_each_part_shown()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await ReportedAsync(town);

        var year = await town.GetAsync("/api/assessments/2026");

        var one = Assert.Single(year.GetProperty("items").EnumerateArray());
        Assert.Equal((1, Town.Street), (one.GetProperty("rank").GetInt32(), one.GetProperty("street").GetString()));
        var parts = DetailsOf(one);
        Assert.Equal("1/2节", parts["delivered"]);
        Assert.Equal("20/25人次", parts["participants"]);
        Assert.Equal("1/1个月", parts["feedback"]);
        Assert.Equal("4.0分", parts["rating"]);
        // A roster that never came costs its part, and is no violation that is taken off as well.
        Assert.Equal("0/1份", parts["rosters"]);
        // Not due yet.
        Assert.Equal("0/0篇", parts["news"]);
        Assert.Equal("1次", parts["violations"]);
        // (15 + 24 + 25 + 0 + 12) of 110, less a lesson called off.
        Assert.Equal(66.09m, one.GetProperty("score").GetDecimal());
        Assert.Equal(8, year.GetProperty("formula").GetArrayLength());
        var other = await town.GetAsync("/api/assessments/2026?district=崇明区");
        Assert.Empty(other.GetProperty("items").EnumerateArray());
        Assert.StartsWith(
            "404 year.unknown",
            await town.RefusalAsync("/api/assessments/0026", new { }, HttpMethod.Get)
        );

        await town.App.MoveToAsync("2026-10-17T03:00");

        var later = Assert.Single((await town.GetAsync("/api/assessments/2026")).GetProperty("items").EnumerateArray());
        Assert.Equal(("0/1篇", "1次"), (DetailsOf(later)["news"], DetailsOf(later)["violations"]));
        // 76 of 120 now.
        Assert.Equal(60.33m, later.GetProperty("score").GetDecimal());
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        var own = await street.GetStringAsync("/street/conduct");
        Assert.Contains("2026年度评估 <span class=\"num\">60.33分</span>", own, StringComparison.Ordinal);
        Assert.Contains("0/1份</p></div><span class=\"num\">0 / 10</span>", own, StringComparison.Ordinal);
        Assert.Contains("违规1次", await town.App.Http.GetStringAsync("/staff/assessments/2026"));
    }

    [Fact]
    public async Task Staff_read_the_table_take_it_as_a_file_and_commend_a_street_that_reads_so()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await ReportedAsync(town);
        const string Path = "/staff/assessments/2026";
        Assert.Contains(
            "按时反馈的月份 ÷ 应反馈的月份",
            await town.App.Http.GetStringAsync(Path),
            StringComparison.Ordinal
        );
        using var file = await town.App.Http.GetAsync($"{Path}/assessment.xlsx");
        Assert.Equal("PK"u8.ToArray(), (await file.Content.ReadAsByteArrayAsync())[..2]);

        using var refused = await PostAsync(town, ("formKey", "1"), ("street", Town.Street), ("title", "先进街镇"));
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("请写明表彰的理由", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var nobody = await PostAsync(town, ("formKey", "2"), ("street", ""), ("reason", "全年"));
        Assert.Contains("请选择要表彰的街镇", await nobody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var noTitle = await PostAsync(town, ("formKey", "3"), ("street", Town.Street), ("reason", "全年"));
        Assert.Contains("请写明表彰的名称", await noTitle.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var given = await PostAsync(
            town,
            ("formKey", "4"),
            ("street", Town.Street),
            ("title", "先进街镇"),
            ("reason", "全年按计划上课")
        );

        Assert.Equal(303, (int)given.StatusCode);
        using var early = await town.App.Http.PostAsync(
            $"{Path}/commendations",
            new FormUrlEncodedContent([KeyValuePair.Create("street", Town.Street)])
        );
        Assert.Equal(422, (int)early.StatusCode);
        Assert.Contains(
            "2026年还没有过完，明年再按全年的评估表彰",
            await early.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains("全年按计划上课", await town.App.Http.GetStringAsync(Over), StringComparison.Ordinal);
        Assert.Contains("2025年度表彰：清荷街道获“先进街镇”", await town.SubjectsAsync("lin@example.cn"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("先进街镇", await street.GetStringAsync("/street/conduct"), StringComparison.Ordinal);
        using var forbidden = await street.GetAsync(Path);
        Assert.Equal(403, (int)forbidden.StatusCode);
    }

    [Fact]
    public async Task Other_points_are_tried_on_the_page_and_change_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await ReportedAsync(town);
        const string Path = "/staff/assessments/2026";

        // Of the 15 + 24 + 25 + 0 + 12 that it has, only what it delivered counts; and violations cost nothing.
        var tried = await town.App.Http.GetStringAsync(
            $"{Path}?delivered=100&participants=0&feedback=0&rosters=0&rating=0&violations=0&district=黄浦区"
        );
        using var wrong = await town.App.Http.GetAsync($"{Path}?delivered=101&rating=好&feedback=0");
        var holds = await town.App.Http.GetStringAsync(Path);

        Assert.Contains("这是试算", tried, StringComparison.Ordinal);
        Assert.Contains("<b>50</b>", tried, StringComparison.Ordinal);
        Assert.Contains("现行1", tried, StringComparison.Ordinal);
        Assert.Contains("delivered=100&amp;participants=0", tried, StringComparison.Ordinal);
        Assert.DoesNotContain("表彰名称", tried, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Path}?district=%E9%BB%84%E6%B5%A6%E5%8C%BA\">回到现行分值</a>", tried);
        // A part that gives nothing keeps its column.
        Assert.Equal(Regex.Count(tried, "<th scope=\"col\""), Regex.Count(tried, "<td data-label="));
        Assert.Equal(422, (int)wrong.StatusCode);
        var refused = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(2, Regex.Count(refused, "“按计划上课”请填0到100的整数分值"));
        Assert.Equal(2, Regex.Count(refused, "“课程评分”请填0到100的整数分值"));
        // The right one of the three is not ranked by either: it stays in its field until all are right.
        Assert.Contains("<b>66.09</b>", refused, StringComparison.Ordinal);
        Assert.Contains("name=\"feedback\" type=\"text\" value=\"0\"", refused, StringComparison.Ordinal);
        Assert.Contains("<b>66.09</b>", holds, StringComparison.Ordinal);
        Assert.DoesNotContain("这是试算", holds, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_late_in_January_costs_the_new_year_and_the_old_one_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.PutAsync("/api/calendar/2027", new { off = new[] { "2027-01-01" }, work = Array.Empty<string>() });
        await town.App.MoveToAsync("2027-02-20T09:00");
        var (december, january) = (new Month(2026, 12), new Month(2027, 1));
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        await lists.AddAsync(december, LessonOf($"{Town.Street}-2026-050", december.Day(14)));
        await lists.AddAsync(january, LessonOf($"{Town.Street}-2027-001", january.Day(11)));
        var tables = town.App.Services.GetRequiredService<DeliveryTables>();
        var told = new FeedbackReport(december, Town.Street, ShanghaiTime.StartOf(january.Day(4)), "林一", []);
        await tables.Feedback.UpsertEntityAsync(Row.Of($"{december}", Town.Street, told));
        // Between the seasons what is found counts in the autumn before.
        var autumn = new ConductListing(
            Town.Street,
            "清荷街道",
            "黄浦区",
            Violations: 2,
            Grave: 0,
            Stage: null,
            Late: [new(PaperKind.Roster, $"{Town.Street}-2027-001"), new(PaperKind.Feedback, $"{january}")]
        );
        await tables.Conduct.UpsertEntityAsync(Row.Of("list|2026-autumn", Town.Street, autumn));

        var (old, now) = (await PartsOfAsync(town, 2026), await PartsOfAsync(town, 2027));

        Assert.Equal(("1/1份", "1/1个月", "0次"), (old["rosters"], old["feedback"], old["violations"]));
        Assert.Equal(("0/1份", "0/1个月", "0次"), (now["rosters"], now["feedback"], now["violations"]));
    }

    [Fact]
    public async Task Nobody_is_asked_of_a_month_in_which_only_what_was_settled_before_stands()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.App.MoveToAsync("2026-12-01T09:00");
        var (september, october) = (new Month(2026, 9), new Month(2026, 10));
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        var waited = LessonOf($"{Town.Street}-2026-050", september.Day(14)) with { PaidIn = september };
        await lists.AddAsync(september, waited);
        await lists.AddAsync(october, waited with { CarriedOver = true });
        var tables = town.App.Services.GetRequiredService<DeliveryTables>();
        var told = new FeedbackReport(september, Town.Street, ShanghaiTime.StartOf(october.Day(4)), "林一", []);
        await tables.Feedback.UpsertEntityAsync(Row.Of($"{september}", Town.Street, told));

        Assert.Equal("1/1个月", (await PartsOfAsync(town, 2026))["feedback"]);
    }

    private static async Task<Dictionary<string, string>> PartsOfAsync(Town town, int year) =>
        DetailsOf(
            Assert.Single((await town.GetAsync($"/api/assessments/{year}")).GetProperty("items").EnumerateArray())
        );

    private static LessonOfMonth LessonOf(string course, DateOnly on) =>
        new(
            $"{course}-01",
            course,
            Town.Street,
            "清荷街道",
            "清荷文体中心",
            "T01",
            "王T01",
            "太极拳",
            Category.MartialArts,
            FundingStream.NonBasic,
            ShanghaiTime.StartOf(on).AddHours(9),
            90,
            200,
            0,
            Headcount: 25,
            HasMedia: true,
            Expected: 25
        );

    private static Dictionary<string, string> DetailsOf(JsonElement one) =>
        one.GetProperty("parts")
            .EnumerateArray()
            .ToDictionary(
                part => part.GetProperty("part").GetString()!,
                part => part.GetProperty("detail").GetString()!
            );

    private static async Task ReportedAsync(Town town)
    {
        var course = await town.ConfirmedCourseAsync();
        await town.App.MoveToAsync("2026-10-08T10:00");
        var ratings = new
        {
            teaching = 5,
            punctuality = 4,
            organisation = 3,
        };
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = new object[]
                {
                    new
                    {
                        lessonId = $"{course}-01",
                        delivered = true,
                        headcount = 20,
                        ratings,
                    },
                    new
                    {
                        lessonId = $"{course}-02",
                        delivered = false,
                        reason = "street",
                    },
                },
            }
        );
        await town.App.MoveToAsync("2026-10-10T03:00");
    }

    internal static async Task<HttpResponseMessage> PostAsync(Town town, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await town.App.Http.PostAsync($"{Over}/commendations", form);
    }
}
