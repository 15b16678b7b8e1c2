using Delivery.Local.Durable;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Delivery.TestKit;

/// <summary>
/// What a test leaves in its output, which is shown when it fails: what the app complained of, and the stories of its
/// orchestrations, failed ones first, then those that moved last.
/// </summary>
internal static class TestStory
{
    private const int Most = 4;

    public static void Tell(DeliveryApp app)
    {
        if (TestContext.Current.TestOutputHelper is not { } output)
            return;
        output.WriteLine(app.Log.ToString());
        foreach (var instance in Interesting(app.Engine))
            output.WriteLine(app.StoryOf(instance.Id));
    }

    private static IEnumerable<InstanceSummary> Interesting(DurableEngine engine) =>
        engine
            .Instances(new InstanceFilter(PageSize: 1000))
            .OrderByDescending(instance => instance.Status == OrchestrationRuntimeStatus.Failed)
            .ThenByDescending(instance => instance.UpdatedAt)
            .Take(Most);
}
