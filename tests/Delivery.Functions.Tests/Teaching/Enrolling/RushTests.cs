using System.Globalization;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Very many at once for the last places.</summary>
public sealed class RushTests
{
    private const int Places = 20;

    // DELIVERY_RUSH=500 sends as many as the service was asked to bear; the benchmark "rush" measures them.
    private static readonly int Crowd = int.Parse(
        Environment.GetEnvironmentVariable("DELIVERY_RUSH") ?? "200",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Exactly_as_many_get_in_as_there_are_places_and_all_others_wait_in_order()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Enrolment:MostWaiting"] = $"{Crowd}" }
        );
        var course = await town.CourseAsync(Places);

        var taken = await Task.WhenAll(Enumerable.Range(1, Crowd).Select(number => town.EnrolAsync(course, number)));

        var states = taken.Select(Citizens.StateOf).ToHashSet();
        Assert.Superset(Enumerable.Range(1, Places).Select(place => $"Enrolled {place}").ToHashSet(), states);
        Assert.Superset(Enumerable.Range(1, Crowd - Places).Select(place => $"Waiting {place}").ToHashSet(), states);
        Assert.Equal(Crowd, states.Count);
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal((Places, Crowd - Places), (people.Length, waiting.Length));
        Assert.Contains(
            $"20 个，已报 20 个，候补 {Crowd - Places} 人",
            await PageAsync(town, course),
            StringComparison.Ordinal
        );
    }

    private static Task<string> PageAsync(Town town, string course) =>
        town.App.Anonymous.GetStringAsync($"/courses/{course}");
}
