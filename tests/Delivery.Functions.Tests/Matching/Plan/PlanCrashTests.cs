using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Matching.Plan;

/// <summary>Cut off its storage between any two requests of a plan, every course still asks as one plan has it, and once.</summary>
public sealed class PlanCrashTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(7, false)]
    [InlineData(12, true)]
    [InlineData(16, false)]
    [InlineData(19, true)]
    [InlineData(22, false)]
    [InlineData(25, true)]
    [InlineData(28, false)]
    [InlineData(32, true)]
    [InlineData(40, false)]
    public async Task Three_courses_two_teachers_two_inquiries(int request, bool takesEffect)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(
            teachers: 2,
            new Dictionary<string, string?> { ["Delivery:Matching:PlanEveryMinutes"] = "10" },
            fuse: fuse
        );
        town.FundingStream = "NonBasic";
        string[] courses =
        [
            await town.CourseAsync("2026-09-21T09:30"),
            await town.CourseAsync("2026-09-21T09:30"),
            await town.CourseAsync("2026-09-21T09:30"),
        ];

        fuse.Arm(request, takesEffect);
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.True(fuse.HasBlown, "The plan took fewer requests.");
        fuse.Mend();
        // The steps are tried again with patience.
        await town.App.AdvanceAsync(TimeSpan.FromHours(2));

        foreach (var teacher in new[] { "T01", "T02" })
            Assert.Single(
                (await town.GetAsync($"/api/inquiries?teacher={teacher}")).GetProperty("items").EnumerateArray()
            );
        var stages = new List<string>();
        foreach (var course in courses)
            stages.Add(await town.StageAsync(course));
        Assert.Equal(["Matching", "Matching", "Unmatched"], stages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(17, false)]
    [InlineData(18, true)]
    [InlineData(19, true)]
    [InlineData(20, true)]
    [InlineData(20, false)]
    [InlineData(21, true)]
    [InlineData(22, false)]
    [InlineData(28, true)]
    [InlineData(34, false)]
    public async Task One_course_three_teachers_three_inquiries(int request, bool takesEffect)
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 3, PlanForms.EveryTenMinutes, fuse: fuse);
        var course = await town.CourseAsync();

        fuse.Arm(request, takesEffect);
        await town.App.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.True(fuse.HasBlown, "The plan took fewer requests.");
        fuse.Mend();
        await town.App.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal(["T01", "T02", "T03"], await town.AskedAsync(course));
        foreach (var teacher in new[] { "T01", "T02", "T03" })
            Assert.Single(
                await town.SubjectsAsync(Town.MailOf(teacher)),
                subject => subject.StartsWith("想请您上课", StringComparison.Ordinal)
            );
    }
}
