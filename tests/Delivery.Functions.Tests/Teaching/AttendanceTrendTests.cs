using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching;

public sealed class AttendanceTrendTests
{
    [Fact]
    public async Task A_course_that_loses_people_shows_it_to_its_street_and_to_staff()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-28T09:30", "2026-10-12T09:30");
        await town.App.MoveToAsync("2026-09-21T11:05");
        await town.PutAsync($"/api/lessons/{course}-01/attendance", new { headcount = 30 });
        using (var early = town.ClientWith(await town.StreetCookieAsync(Town.Street)))
            Assert.DoesNotContain(
                "节到课：",
                await early.GetStringAsync($"/orders/{course}"),
                StringComparison.Ordinal
            );
        await town.App.MoveToAsync("2026-09-28T11:05");

        await town.PutAsync($"/api/lessons/{course}-02/attendance", new { headcount = 12 });

        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        foreach (
            var page in new[]
            {
                await street.GetStringAsync($"/orders/{course}"),
                await town.App.Http.GetStringAsync($"/staff/orders/{course}"),
            }
        )
        {
            Assert.Contains("最近2节到课：", page, StringComparison.Ordinal);
            Assert.Contains("最近一节少了，少于20人", page, StringComparison.Ordinal);
        }
    }
}
