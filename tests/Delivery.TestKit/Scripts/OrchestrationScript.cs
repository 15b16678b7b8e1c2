using LocalFunctions.Testing;
using Microsoft.DurableTask;

namespace Delivery.TestKit.Scripts;

/// <summary>
/// An orchestrator alone, without a host: the test writes beforehand what each activity and sub-orchestration answers
/// and which events come when, then runs it and looks at the calls. Calls of the same name take their answers in the
/// order written. Time stands still while the orchestrator runs and moves on to the next event or timer when it waits.
/// A call without an answer left, a wait that nothing can end, an answer that nobody asked for, and an end that the
/// platform would hold back for a timer or a call still open fail the test.
/// </summary>
/// <param name="at">When it starts; without an offset, in Shanghai.</param>
/// <param name="version">As which it was begun; see defaultVersion in host.json.</param>
public sealed class OrchestrationScript(
    string instanceId = "scripted",
    string at = "2026-09-01T08:00",
    string version = ""
)
{
    private readonly ScriptedAnswers answers = new();
    private readonly ScriptedTime time = new(AppUnderTest.Time(at));

    /// <summary>What was called, sent and set, in order.</summary>
    public IReadOnlyList<ScriptedCall> Calls => time.Calls;

    /// <summary>The names of what was called, in order: the story in short.</summary>
    public IEnumerable<string> Names => Calls.Select(call => call.Name);

    /// <summary>The custom status that was set last.</summary>
    public object? CustomStatus { get; private set; }

    /// <summary>The next call of this activity or sub-orchestration gives this, so long after it was called.</summary>
    public OrchestrationScript Answers(string name, object? result = null, TimeSpan after = default)
    {
        answers.Add(new ScriptedAnswer(name, result, Failure: null, after));
        return this;
    }

    /// <summary>The next call of this activity or sub-orchestration fails, all its retries over.</summary>
    public OrchestrationScript Fails(string name, Exception failure, TimeSpan after = default)
    {
        answers.Add(new ScriptedAnswer(name, Result: null, failure, after));
        return this;
    }

    /// <summary>An event comes so long after the start, whether or not anybody waits for it yet.</summary>
    public OrchestrationScript Hears(string eventName, object payload, TimeSpan after)
    {
        time.Add(eventName, payload, after);
        return this;
    }

    public ScriptedEnd<object?> Run(Func<TaskOrchestrationContext, Task> orchestrator, object? input = null) =>
        Run<object?>(
            async context =>
            {
                await orchestrator(context);
                return null;
            },
            input
        );

    /// <exception cref="ScriptException">The orchestrator did what the script does not say, or not what it says.</exception>
    public ScriptedEnd<T> Run<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator, object? input = null)
    {
        var context = new ScriptedContext(instanceId, version, input, answers, time);
        var run = Turns.Take(() => orchestrator(context), time.MoveOn);
        CustomStatus = context.CustomStatus;
        if (time.Complaint is { } complaint)
            throw new ScriptException(complaint, Calls);
        if (!run.IsCompleted)
            throw new ScriptException("The orchestrator waits for what no call, event or timer of it can end.", Calls);
        if (time.Open is { Count: > 0 } open)
            throw new ScriptException($"It ended and left open: {string.Join(", ", open)}.", Calls, run.Exception);
        var result = run.GetAwaiter().GetResult();
        if (answers.Left is { Count: > 0 } left)
            throw new ScriptException($"Written in the script but never called: {string.Join(", ", left)}.", Calls);
        return new ScriptedEnd<T>(result, context.ContinuedWith, time.Now);
    }
}
