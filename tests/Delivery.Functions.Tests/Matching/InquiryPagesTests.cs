using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>The inquiries of a course come by pages, as every list.</summary>
public sealed class InquiryPagesTests
{
    [Fact]
    public async Task A_courses_inquiries_come_a_page_at_a_time_and_each_once()
    {
        await using var town = await Town.StartAsync(teachers: 3);
        var course = await town.CourseAsync();
        var whole = IdsOf(await town.GetAsync($"/api/inquiries?course={course}"));

        var (seen, next) = (new List<string>(), $"/api/inquiries?course={course}&limit=2");
        while (next is not null)
        {
            var page = await town.GetAsync(next);
            Assert.InRange(IdsOf(page).Count, 1, 2);
            seen.AddRange(IdsOf(page));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(3, whole.Count);
        Assert.Equal(whole, seen);
        Assert.StartsWith(
            "400 query.after",
            await town.RefusalAsync($"/api/inquiries?course={course}&after=x", new { }, HttpMethod.Get)
        );
    }

    private static List<string> IdsOf(System.Text.Json.JsonElement list) =>
        [.. list.GetProperty("items").EnumerateArray().Select(one => $"{one.GetProperty("inquiryId")}")];
}
