using System.Text.Json.Serialization;
using CsCheck;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Durable;

/// <summary>An orchestration made up at random; it runs as its own input and returns what it saw.</summary>
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(Fail), "fail")]
[JsonDerivedType(typeof(Sleep), "sleep")]
[JsonDerivedType(typeof(Hear), "hear")]
[JsonDerivedType(typeof(HearOrSleep), "hear or sleep")]
[JsonDerivedType(typeof(Identify), "identify")]
[JsonDerivedType(typeof(Child), "child")]
[JsonDerivedType(typeof(Together), "together")]
[JsonDerivedType(typeof(Again), "again")]
public abstract record RandomProgram
{
    public sealed record Call(int Number) : RandomProgram;

    public sealed record Fail(int Attempts) : RandomProgram;

    public sealed record Sleep(int Hours) : RandomProgram;

    public sealed record Hear(string Name) : RandomProgram;

    public sealed record HearOrSleep(string Name, int Hours) : RandomProgram;

    public sealed record Identify : RandomProgram;

    public sealed record Child(List<RandomProgram> Steps) : RandomProgram;

    public sealed record Together(List<RandomProgram> Steps) : RandomProgram;

    /// <summary>At the top only: goes on as a new generation with the rest.</summary>
    public sealed record Again : RandomProgram;

    public static readonly string[] Names = ["red", "green"];

    public static Gen<List<RandomProgram>> Any(int depth)
    {
        var leaf = Gen.OneOf<RandomProgram>(
            Gen.Int[0, 9].Select(n => (RandomProgram)new Call(n)),
            Gen.Int[1, 3].Select(n => (RandomProgram)new Fail(n)),
            Gen.Int[0, 5].Select(n => (RandomProgram)new Sleep(n)),
            Gen.Int[0, 1].Select(n => (RandomProgram)new Hear(Names[n])),
            Gen.Select(Gen.Int[0, 1], Gen.Int[1, 5], (name, n) => (RandomProgram)new HearOrSleep(Names[name], n)),
            Gen.Const((RandomProgram)new Identify()),
            Gen.Const((RandomProgram)new Again())
        );
        return depth == 0
            ? leaf.List[0, 4]
            : Gen.OneOf(
                leaf,
                Any(depth - 1).Select(steps => (RandomProgram)new Child(steps)),
                Any(depth - 1).Select(steps => (RandomProgram)new Together(steps))
            ).List[0, 6];
    }

    /// <summary>What an instance carries from one generation to the next.</summary>
    public sealed record State(List<RandomProgram> Steps, List<string> Seen);

    public static async Task<object?> RunAsync(TaskOrchestrationContext context)
    {
        var (steps, seen) = context.GetInput<State>()!;
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is Again)
            {
                context.ContinueAsNew(new State(steps[(i + 1)..], seen));
                return null;
            }
            seen.Add(await StepAsync(context, steps[i]));
            context.SetCustomStatus(seen.Count);
        }
        return seen;
    }

    private static async Task<string> StepAsync(TaskOrchestrationContext context, RandomProgram step)
    {
        switch (step)
        {
            case Call call:
                return $"called {await context.CallActivityAsync<int>("Double", call.Number)}";
            case Fail fail:
                return await FailAsync(context, fail.Attempts);
            case Sleep sleep:
                await context.CreateTimer(TimeSpan.FromHours(sleep.Hours), CancellationToken.None);
                return $"woke {context.CurrentUtcDateTime:o}";
            case Hear hear:
                return $"heard {await context.WaitForExternalEvent<int>(hear.Name)}";
            case HearOrSleep either:
                return await HearOrSleepAsync(context, either);
            case Identify:
                return $"am {context.NewGuid()} {context.InstanceId}";
            case Child child:
                var heard = await context.CallSubOrchestratorAsync<List<string>>("Random", new State(child.Steps, []));
                return $"child [{string.Join(", ", heard)}]";
            case Together together:
                return string.Join(" & ", await Task.WhenAll(together.Steps.Select(one => StepAsync(context, one))));
            default:
                return "again";
        }
    }

    private static async Task<string> FailAsync(TaskOrchestrationContext context, int attempts)
    {
        var retry = new RetryPolicy(attempts, TimeSpan.FromMinutes(10), 2);
        try
        {
            await context.CallActivityAsync("Fail", attempts, TaskOptions.FromRetryPolicy(retry));
            return "did not fail";
        }
        catch (TaskFailedException failed)
        {
            return $"failed {failed.FailureDetails.ErrorMessage} at {context.CurrentUtcDateTime:o}";
        }
    }

    private static async Task<string> HearOrSleepAsync(TaskOrchestrationContext context, HearOrSleep either)
    {
        using var done = new CancellationTokenSource();
        var heard = context.WaitForExternalEvent<int>(either.Name, done.Token);
        var slept = context.CreateTimer(TimeSpan.FromHours(either.Hours), done.Token);
        var first = await Task.WhenAny(heard, slept);
        done.Cancel();
        return first == heard ? $"heard {await heard}" : $"slept {context.CurrentUtcDateTime:o}";
    }
}
