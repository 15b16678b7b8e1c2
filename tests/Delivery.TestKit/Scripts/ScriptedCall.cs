using System.Globalization;

namespace Delivery.TestKit.Scripts;

/// <summary>What an orchestrator did towards the world.</summary>
/// <param name="At">The simulated moment, in Shanghai.</param>
/// <param name="InstanceId">Of the child, or of whom an event was sent to.</param>
public sealed record ScriptedCall(DateTimeOffset At, string Name, object? Input, string? InstanceId = null)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd HH:mm} {Name} {InstanceId} {Input}");
}

/// <param name="Now">When it ended, in Shanghai.</param>
/// <param name="ContinuedWith">The input it continues as new with; null when it is really over.</param>
public sealed record ScriptedEnd<T>(T Result, object? ContinuedWith, DateTimeOffset Now);

/// <summary>The orchestrator and the script disagree. The message tells what was done until then.</summary>
public sealed class ScriptException(string complaint, IEnumerable<ScriptedCall> calls, Exception? cause = null)
    : Exception($"{complaint}\nUntil then:\n{string.Join("\n", calls.Select(call => $"  {call}"))}", cause);
