using LocalFunctions.Hosting;
using LocalFunctions.Testing;
using LocalFunctions.Tests.Clock;
using LocalFunctions.Tests.Hosting;
using Xunit;

namespace LocalFunctions.Tests.Testing;

public sealed class AppUnderTestTests
{
    [Fact]
    public async Task The_story_tells_of_each_orchestration_every_step_with_its_time()
    {
        await using var app = await AppUnderTest.StartAsync(Waiting);
        using var begun = await app.Http.PostAsync("/begin/a", null);
        await app.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Contains("a Wait Running", app.Story(), StringComparison.Ordinal);
        Assert.Matches("2026-09-01 10:00.* activity completed Note", app.Story());
    }

    [Fact]
    public async Task A_hundred_apps_run_side_by_side_and_none_sees_another()
    {
        var ends = await Task.WhenAll(Enumerable.Range(0, 100).Select(RunAsync));
        Assert.Equal(
            Enumerable.Range(0, 100).Select(number => $"{number} Completed {6 + number / 60:00}:{number % 60:00}"),
            ends
        );
    }

    private static HostedApp Waiting => SampleApp.Of(typeof(WaitingFunctions));

    // Each app at an hour of its own, with an instance of its own.
    private static async Task<string> RunAsync(int number)
    {
        await using var app = await AppUnderTest.StartAsync(Waiting, "2026-09-01T00:00");
        await app.AdvanceAsync(TimeSpan.FromMinutes(number));
        using var begun = await app.Http.PostAsync($"/begin/{number}", null);
        await app.AdvanceAsync(TimeSpan.FromHours(6));
        var instance = Assert.Single(app.Engine.Instances(new()));
        return $"{instance.Id} {instance.Status} {app.Now:HH:mm}";
    }
}
