using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>A place that becomes free is offered to who waits: taken, declined, silence.</summary>
public sealed class OfferTests
{
    [Fact]
    public async Task Who_waited_first_is_offered_the_place_and_takes_it_by_the_button_only()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);
        var shown = await town.App.Anonymous.GetStringAsync(link);
        Assert.Contains("9月2日（周三）08:00", shown, StringComparison.Ordinal);
        Assert.Equal("Waitlist", await StateAsync(town, course));

        using var taken = await town.PostFormAsync(link, ("act", "accept"));
        using var twice = await town.PostFormAsync(link, ("act", "accept"));
        await town.App.MoveToAsync("2026-09-04T08:00");

        Assert.Equal((303, 303), ((int)taken.StatusCode, (int)twice.StatusCode));
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal((["张2"], ["张3"]), (people, waiting));
        Assert.Contains("太极拳（清荷街道）：已报名", await town.SubjectsAsync(Citizens.MailOf(2)));
    }

    [Fact]
    public async Task Declined_it_is_offered_to_the_next_at_once()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);

        using var declined = await town.PostFormAsync(link, ("act", "decline"));
        var next = await OfferAsync(town, 3);
        using var taken = await town.PostFormAsync(next, ("act", "accept"));

        Assert.Equal((303, 303), ((int)declined.StatusCode, (int)taken.StatusCode));
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal(["张3"], people);
        Assert.Empty(waiting);
    }

    [Fact]
    public async Task Silence_passes_it_on_after_a_day_and_it_is_too_late_then()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);
        await town.App.MoveToAsync("2026-09-02T08:01");

        using var late = await town.PostFormAsync(link, ("act", "accept"));
        var next = await OfferAsync(town, 3);
        await town.App.MoveToAsync("2026-09-03T08:02");

        Assert.Equal(422, (int)late.StatusCode);
        Assert.Contains("没有在期限内确认名额", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(next);
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Empty(people);
        Assert.Empty(waiting);
        Assert.Equal("Enrolled 1", (await town.EnrolAsync(course, 4)).StateOf());
    }

    [Fact]
    public async Task Who_comes_while_others_wait_does_not_get_the_place_that_is_theirs()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await OfferedAsync(town);

        Assert.Equal("Waiting 2", (await town.EnrolAsync(course, 4)).StateOf());
    }

    [Fact]
    public async Task More_places_are_offered_to_as_many_who_wait()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        for (var number = 1; number <= 4; number++)
            await town.EnrolAsync(course, number);

        using var raised = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "places"),
            ("places", "3"),
            ("isOpen", "yes")
        );

        Assert.Equal(303, (int)raised.StatusCode);
        await OfferAsync(town, 2);
        await OfferAsync(town, 3);
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(4)), IsOffer);
        Assert.Equal(["张4"], (await town.RosterAsync(course)).Waiting);
    }

    // One place: who has it cancels, and two wait.
    private static async Task<(string Course, string Link)> OfferedAsync(Town town)
    {
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);
        await town.EnrolAsync(course, 3);
        await town.CancelAsync(first);
        return (course, await OfferAsync(town, 2));
    }

    private static async Task<string> OfferAsync(Town town, int number) =>
        Town.PathIn(await town.MailAsync(Citizens.MailOf(number), "有名额了"), "enrolments");

    private static async Task<string> StateAsync(Town town, string course)
    {
        var page = await town.App.Anonymous.GetStringAsync($"/courses/{course}");
        return page.Contains("可候补", StringComparison.Ordinal) ? "Waitlist" : "Open";
    }

    private static bool IsOffer(string subject) => subject.StartsWith("有名额了", StringComparison.Ordinal);
}
