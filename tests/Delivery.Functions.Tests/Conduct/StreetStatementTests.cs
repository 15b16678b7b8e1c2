using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Assessments;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What a street reads when it looks back on a year.</summary>
public sealed class StreetStatementTests
{
    [Fact]
    public async Task A_street_reads_its_year_in_lessons_and_its_place_and_takes_it_as_a_file()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30", "2026-10-12T09:30");
        using var asking = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        await town.ApproveAsync(await town.AskAsync($"{course}-02", Asking.Cancel(), asking));
        await town.FileAsync("2026-11-02T09:30");
        await town.App.MoveToAsync("2026-10-08T10:00");
        var ratings = new
        {
            teaching = 5,
            punctuality = 4,
            organisation = 3,
        };
        const string Own = "/street/year/2026/lessons";
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        Assert.Contains("还没有反馈的月份：2026年9月。", await street.GetStringAsync(Own), StringComparison.Ordinal);
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = new[]
                {
                    new
                    {
                        lessonId = $"{course}-01",
                        delivered = true,
                        headcount = 20,
                        ratings,
                    },
                },
            }
        );

        Assert.Contains(Own, await street.GetStringAsync("/street"), StringComparison.Ordinal);
        var page = await street.GetStringAsync(Own);
        var file = await street.GetStringAsync($"{Own}.csv");

        Assert.Contains("第 1 名，共 1 个", page, StringComparison.Ordinal);
        Assert.Contains("上过课的月份都反馈了。", page, StringComparison.Ordinal);
        Assert.Contains("平均：教学 5.0 分，准时 4.0 分，组织 3.0 分", page, StringComparison.Ordinal);
        Assert.Contains("/street/year/2026/lessons", await street.GetStringAsync("/street/year/2026"));
        string[] rows =
        [
            "课时,申报,4,",
            "课时,已上,1,",
            "课时,取消（街镇申请）,1,",
            "课时,还没有上,1,",
            "课时,等审核或老师,1,",
            "项目,太极拳,1,申报4节，到课20人次",
            "名次,全市,1,共1个，其他街镇的分数截至2026年10月8日 10:00",
            "名次,黄浦区,1,共1个，其他街镇的分数截至2026年10月8日 10:00",
        ];
        Assert.All(rows, row => Assert.Contains($"\n{row}\r\n", file, StringComparison.Ordinal));
        var staff = await town.App.Http.GetStringAsync($"/staff/streets/{Town.Street}/year/2026/lessons");
        Assert.Contains("第 1 名，共 1 个", staff, StringComparison.Ordinal);
        using var table = await town.App.Http.GetAsync($"/staff/streets/{Town.Street}/year/2026/lessons.xlsx");
        Assert.Equal("PK"u8.ToArray(), (await table.Content.ReadAsByteArrayAsync())[..2]);
        using var foreign = await street.GetAsync($"/staff/streets/{Town.Street}/year/2026/lessons");
        Assert.Equal(403, (int)foreign.StatusCode);
        using var unknown = await town.App.Http.GetAsync("/staff/streets/ZZ/year/2026/lessons");
        Assert.Equal(404, (int)unknown.StatusCode);
    }

    [Fact]
    public async Task The_citys_year_is_read_once_in_ten_minutes_and_then_shows_what_others_did()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.App.MoveToAsync("2026-10-08T10:00");
        await AddStreetAsync(town, Other);
        await AddLessonAsync(town, Town.Street);
        await AddLessonAsync(town, Other);
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        const string Own = "/street/year/2026/lessons";
        var first = await AskedAsync(town, () => street.GetStringAsync(Own));
        await AddStreetAsync(town, Late);
        await AddLessonAsync(town, Late);

        var second = await AskedAsync(town, () => street.GetStringAsync($"{Own}.csv"));

        // Of a month's list its own rows only, of the others none.
        Assert.Equal(25, second.Requests);
        Assert.InRange(first.Requests, second.Requests + 20, 100);
        Assert.Contains("共2个，其他街镇的分数截至2026年10月8日 10:00", second.Said, StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-08T10:09");
        Assert.Contains("共 2 个", await street.GetStringAsync(Own), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-10-08T10:10:01");
        var later = await street.GetStringAsync(Own);
        Assert.Contains("共 3 个", later, StringComparison.Ordinal);
        Assert.Contains("其他街镇的分数截至 2026年10月8日 10:10", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_or_not_a_year_ranks_as_it_does_for_staff()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await town.App.MoveToAsync("2026-10-08T10:00");
        foreach (var code in new[] { Other, Late })
            await AddStreetAsync(town, code);
        await AddLessonAsync(town, Town.Street);
        await AddLessonAsync(town, Other, headcount: 12);
        await AddLessonAsync(town, Late, headcount: 25);
        var years = town.App.Services.GetRequiredService<StreetYearReader>();
        var reader = town.App.Services.GetRequiredService<StatementReader>();

        var ranked = await years.RankedAsync(2026);

        Assert.Equal(3, ranked.Count);
        foreach (var one in ranked)
        foreach (var _ in new[] { "read", "kept" })
        {
            var own = (await reader.ReadAsync(one.Year.Street, 2026))!;
            Assert.Equal((one.Rank, ranked.Count), (own.Place!.InCity, own.Place.OfCity));
            Assert.Equal(one.Score, own.Score!.Score);
        }
    }

    private const string Other = "310101003";
    private const string Late = "310101004";

    private static async Task<(long Requests, string Said)> AskedAsync(Town town, Func<Task<string>> showAsync)
    {
        var before = RequestsOf(town);
        var said = await showAsync();
        return (RequestsOf(town) - before, said);
    }

    private static long RequestsOf(Town town) =>
        town
            .App.Host.Tally.All.Where(one =>
                one.Name is nameof(StatementPages.ShowOwnLessons) or nameof(StatementPages.GetOwnLessonsFile)
            )
            .Sum(one => one.Work.Requests);

    private static Task AddStreetAsync(Town town, string code)
    {
        var contact = new
        {
            name = "林一",
            phone = "13700001111",
            email = $"s{code}@example.cn",
        };
        return town.PutAsync(
            $"/api/streets/{code}",
            new
            {
                name = $"{code}街道",
                district = "黄浦区",
                contacts = new { ordering = contact, delivery = contact },
                publishedContact = new { name = "文体中心", phone = "021-55500002" },
            }
        );
    }

    private static Task AddLessonAsync(Town town, string street, int? headcount = null) =>
        town
            .App.Services.GetRequiredService<LessonLists>()
            .AddAsync(
                new Month(2026, 9),
                new LessonOfMonth(
                    $"{street}-2026-001-01",
                    $"{street}-2026-001",
                    street,
                    $"{street}街道",
                    "文化中心",
                    "T01",
                    "王T01",
                    "太极拳",
                    Category.MartialArts,
                    FundingStream.NonBasic,
                    ShanghaiTime.At(new DateOnly(2026, 9, 21), 9, 30),
                    90,
                    200,
                    0,
                    Headcount: headcount,
                    HasMedia: headcount is not null,
                    Expected: 25
                )
            );
}
