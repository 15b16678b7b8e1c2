using Delivery.Functions.Tests.Matching;
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
            "名次,全市,1,共1个",
            "名次,黄浦区,1,共1个",
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
}
