using System.Collections;
using System.Reflection;
using DurableTask.Core;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// The calls and timers that the platform's context holds open. It tells nobody, but the engine must know which timers an
/// orchestrator has cancelled, and whether anything could still wake it. A test holds the names of the two fields.
/// </summary>
internal sealed class OpenTasks(TaskOrchestrationExecutor executor)
{
    private readonly IDictionary open = (IDictionary)Field(Field(executor, "context"), "openTasks");

    public int Count => open.Count;

    public bool Contains(int call) => open.Contains(call);

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(owner)
        ?? throw new MissingFieldException(owner.GetType().FullName, name);
}
