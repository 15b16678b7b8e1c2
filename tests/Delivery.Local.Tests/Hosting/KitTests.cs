using Delivery.TestKit;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

public sealed class KitTests
{
    [Fact]
    public async Task A_test_leaves_the_story_of_its_orchestrations_in_its_output()
    {
        await using (var app = await DeliveryApp.StartAsync("2026-09-04T14:59"))
            await app.AdvanceAsync(TimeSpan.FromMinutes(1));

        var output = TestContext.Current.TestOutputHelper!.Output;

        Assert.Matches("programme-2026-W37 WeeklyProgrammeOrchestrator", output);
        Assert.Matches("2026-09-04 15:00.* activity completed FreezeProgramme", output);
    }
}
