using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Dispatch;

/// <summary>Runs one activity and says how it went; never throws for what the activity does.</summary>
internal sealed class ActivityRunner(IReadOnlyDictionary<string, Activity> activities)
{
    /// <summary>Null if the engine was closed under the activity: it runs again when the file is next opened.</summary>
    public async ValueTask<Arrival?> RunAsync(ActivityTask task, CancellationToken closing)
    {
        if (!activities.TryGetValue(task.Name, out var activity))
            return Final(
                task,
                Failure.Because<InvalidOperationException>($"There is no activity named '{task.Name}'.")
            );
        object? input;
        try
        {
            input = activity.InputType is { } type ? DurableJson.Read(task.Input, type) : null;
        }
        catch (Exception unreadable) when (unreadable is System.Text.Json.JsonException or NotSupportedException)
        {
            return Final(
                task,
                Failure.Because<PoisonMessageException>(
                    $"The input of activity '{task.Name}' cannot be read as {activity.InputType}: {unreadable.Message}"
                )
            );
        }
        return await RunAsync(activity, input, task, closing);
    }

    private static async ValueTask<Arrival?> RunAsync(
        Activity activity,
        object? input,
        ActivityTask task,
        CancellationToken closing
    )
    {
        try
        {
            var result = await activity.Run(input, task.InstanceId, closing);
            return new ActivityCompleted(task.Call, DurableJson.Write(result));
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception thrown)
        {
            return new ActivityFailed(task.Call, Failure.Of(thrown));
        }
    }

    private static ActivityFailed Final(ActivityTask task, TaskFailureDetails failure) =>
        new(task.Call, failure, Final: true);
}
