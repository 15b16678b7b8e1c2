using Delivery.Local.Hosting;
using Delivery.Local.Tests.Clock;
using Delivery.Local.Tests.Hosting;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Local.Tests.Kit;

public sealed class KitTests
{
    [Fact]
    public async Task A_test_leaves_the_story_of_its_orchestrations_each_step_with_its_time()
    {
        await using (var app = await DeliveryApp.StartAsync("2026-09-01T08:00", app: Waiting))
        {
            using var begun = await app.Http.PostAsync("/begin/a", null);
            await app.AdvanceAsync(TimeSpan.FromHours(2));
        }
        var output = TestContext.Current.TestOutputHelper!.Output;
        Assert.Contains("a Wait Running", output, StringComparison.Ordinal);
        Assert.Matches("2026-09-01 10:00.* activity completed Note", output);
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
        await using var app = await DeliveryApp.StartAsync("2026-09-01T00:00", app: Waiting);
        await app.AdvanceAsync(TimeSpan.FromMinutes(number));
        using var begun = await app.Http.PostAsync($"/begin/{number}", null);
        await app.AdvanceAsync(TimeSpan.FromHours(6));
        var instance = Assert.Single(app.Engine.Instances(new()));
        return $"{instance.Id} {instance.Status} {app.Now:HH:mm}";
    }
}
