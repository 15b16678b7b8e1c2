namespace Delivery.TestKit.Scripts;

/// <param name="After">How long the call stays open.</param>
internal sealed record ScriptedAnswer(string Name, object? Result, Exception? Failure, TimeSpan After);

/// <summary>The answers that were written and not yet taken.</summary>
internal sealed class ScriptedAnswers
{
    private readonly List<ScriptedAnswer> answers = [];

    public IReadOnlyList<string> Left => [.. answers.Select(answer => answer.Name)];

    public void Add(ScriptedAnswer answer) => answers.Add(answer);

    public ScriptedAnswer? Take(string name)
    {
        var next = answers.Find(answer => string.Equals(answer.Name, name, StringComparison.OrdinalIgnoreCase));
        if (next is not null)
            answers.Remove(next);
        return next;
    }
}
