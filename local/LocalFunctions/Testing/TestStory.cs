using LocalFunctions.Durable;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Testing;

/// <summary>
/// What a test leaves in its output, which is shown when it fails: what the app complained of, and the stories of its
/// orchestrations, failed ones first, then those that moved last.
/// </summary>
internal static class TestStory
{
    private const int Most = 4;

    public static string Of(AppUnderTest app) =>
        string.Join(
            Environment.NewLine,
            Interesting(app.Engine).Select(instance => app.StoryOf(instance.Id)).Prepend(app.Log.ToString())
        );

    private static IEnumerable<InstanceSummary> Interesting(DurableEngine engine) =>
        engine
            .Instances(new InstanceFilter(PageSize: 1000))
            .OrderByDescending(instance => instance.Status == OrchestrationRuntimeStatus.Failed)
            .ThenByDescending(instance => instance.UpdatedAt)
            .Take(Most);
}
