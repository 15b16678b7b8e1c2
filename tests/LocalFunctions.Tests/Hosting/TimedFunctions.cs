using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Hosting;

/// <summary>In Shanghai: every hour, and every day at 15:00.</summary>
public sealed class TimedFunctions(Seen seen, TimeProvider clock)
{
    [Function(nameof(Hourly))]
    public void Hourly([TimerTrigger("0 0 * * * *")] TimerInfo timer) => See(nameof(Hourly), timer);

    [Function(nameof(Daily))]
    public void Daily([TimerTrigger("%DailySchedule%")] TimerInfo timer) => See(nameof(Daily), timer);

    private void See(string name, TimerInfo timer) =>
        seen.Add($"{name} {clock.GetLocalNow():MM-dd HH:mm}{(timer.IsPastDue ? " late" : "")}");
}

public sealed class FailingTimer(Seen seen)
{
    [Function(nameof(Fail))]
    public void Fail([TimerTrigger("0 0 * * * *")] TimerInfo timer)
    {
        seen.Add("tried");
        throw new InvalidOperationException($"no luck {timer.IsPastDue}");
    }
}

/// <summary>Runs until a test lets it end.</summary>
public sealed class SlowTimer(Seen seen, Gate gate)
{
    [Function(nameof(Slow))]
    public async Task Slow([TimerTrigger("* * * * * *")] TimerInfo timer)
    {
        seen.Add($"begin {timer.IsPastDue}");
        await gate.Opened.Task;
        seen.Add("end");
    }
}

public sealed class Gate
{
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
