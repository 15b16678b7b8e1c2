using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>What the city and those who are enrolled learn of it: the places, and the day before.</summary>
public sealed class EnrolledTests
{
    [Fact]
    public async Task The_programme_shows_the_places_as_they_are_now()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 2);
        await town.App.MoveToAsync("2026-09-18T15:10");
        await town.EnrolAsync(course, 1);
        var open = await PlacesAsync(town);
        await town.EnrolAsync(course, 2);
        var full = await PlacesAsync(town);

        Assert.Equal("Open 1/2", open);
        Assert.Equal("Waitlist 2/2", full);
        var page = await town.App.Anonymous.GetStringAsync("/programmes/2026-W39");
        Assert.Contains($"href=\"/courses/{course}\"", page, StringComparison.Ordinal);
        Assert.Contains("可候补", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_a_crash_kept_the_programme_from_the_places_it_learns_of_them_the_next_morning(bool byStreet)
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 2);
        await town.App.MoveToAsync("2026-09-18T15:10");
        if (byStreet)
            await town.PutAsync(
                $"/api/courses/{course}/roster",
                new { people = new[] { new { name = "赵甲", phone = "13900000001" } } }
            );
        else
            await town.EnrolAsync(course, 1);
        // As a crash between the act and its copy leaves it.
        var lists = town.App.Services.GetRequiredService<DeliveryTables>().LessonLists;
        await lists.DeleteEntityAsync("places", course);
        await town.App.MoveToAsync("2026-09-18T15:11");
        Assert.Equal("Open 0/2", await PlacesAsync(town));

        await town.App.MoveToAsync("2026-09-19T10:01");

        Assert.Equal("Open 1/2", await PlacesAsync(town));
    }

    [Fact]
    public async Task Who_is_enrolled_is_reminded_the_day_before_and_who_waits_is_not()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);

        await town.App.MoveToAsync("2026-09-20T09:59");
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(1)), IsReminder);
        await town.App.MoveToAsync("2026-09-20T10:01");

        Assert.Single(await town.SubjectsAsync(Citizens.MailOf(1)), IsReminder);
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(2)), IsReminder);
    }

    private static bool IsReminder(string subject) =>
        subject.StartsWith("明天上课：太极拳第1节", StringComparison.Ordinal);

    private static string LabelOf(System.Text.Json.JsonElement enrolment) =>
        new Delivery.Domain.Programme.EnrolmentStatus(
            Enum.Parse<Delivery.Domain.Programme.EnrolmentState>(enrolment.GetProperty("state").GetString()!),
            enrolment.GetProperty("taken").GetInt32(),
            enrolment.GetProperty("capacity").GetInt32()
        ).Label;

    private static async Task<string> PlacesAsync(Town town)
    {
        var week = await town.GetAsync("/api/programmes/2026-W39", town.App.Anonymous);
        var enrolment = week.GetProperty("lessons")[0].GetProperty("enrolment");
        // The table says the same, at any moment.
        var table = await town.App.Anonymous.GetStringAsync("/programmes/2026-W39.csv");
        Assert.Contains(LabelOf(enrolment), table, StringComparison.Ordinal);
        return $"{enrolment.GetProperty("state")} {enrolment.GetProperty("taken")}/{enrolment.GetProperty("capacity")}";
    }
}
