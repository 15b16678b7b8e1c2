using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Matching.DropOuts;

/// <summary>Each teacher is paid for what they gave, by their own grade, and the sums hold.</summary>
public sealed class DropOutPayTests
{
    [Fact]
    public async Task Both_teachers_are_paid_for_their_own_lessons()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.AddTeacherAsync("T02", grade: "二级");
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30", "2026-09-22T09:30", "2026-09-28T09:30");
        await town.AcknowledgeAsync(course);
        await town.App.MoveToAsync("2026-09-23T10:00");
        await town.DropOutAsync(course);
        await town.AnswerAgainAsync(course, "T02", "accept");
        await town.AcknowledgeAsync(course);
        await town.App.MoveToAsync("2026-10-01T09:00");
        await town.PutAsync(
            $"/api/feedback/2026-09/{Town.Street}",
            new
            {
                lessons = Enumerable
                    .Range(1, 3)
                    .Select(number => new
                    {
                        lessonId = $"{course}-{number:00}",
                        delivered = true,
                        headcount = 28,
                        ratings = new
                        {
                            teaching = 5,
                            punctuality = 4,
                            organisation = 5,
                        },
                    }),
            }
        );

        await town.App.MoveToAsync("2026-10-10T00:00");

        var run = (await town.App.Http.GetFromJsonAsync<JsonNode>("/api/settlements/2026-09"))!;
        var one = (await town.App.Http.GetFromJsonAsync<JsonNode>("/api/payslips/2026-09-T01"))!;
        var other = (await town.App.Http.GetFromJsonAsync<JsonNode>("/api/payslips/2026-09-T02"))!;
        Assert.Equal([$"{course}-01", $"{course}-02"], LessonsOf(one));
        Assert.Equal([$"{course}-03"], LessonsOf(other));
        var (first, second) = (FeesOf(one), FeesOf(other));
        Assert.NotEqual(first[0], second[0]);
        Assert.Equal((decimal)run["totals"]!["gross"]!, first.Sum() + second.Sum());
    }

    private static IReadOnlyList<string> LessonsOf(JsonNode payslip) =>
        [.. payslip["lines"]!.AsArray().Select(line => (string)line!["lessonId"]!).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<decimal> FeesOf(JsonNode payslip) =>
        [.. payslip["lines"]!.AsArray().Select(line => (decimal)line!["fee"]!)];
}
