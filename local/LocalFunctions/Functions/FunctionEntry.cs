using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Functions;

/// <summary>One function of the app: what starts it, and how its method is called.</summary>
public abstract record FunctionEntry(string Name, MethodInfo Method)
{
    internal FunctionBody Body { get; init; } = null!;

    internal ImmutableDictionary<string, BindingMetadata> InputBindings { get; } = TriggerBinding.Of(Method);

    internal ImmutableArray<FunctionParameter> Parameters { get; } =
    [.. Method.GetParameters().Select(one => new FunctionParameter(one.Name!, one.ParameterType))];

    /// <summary>As the worker names it: full type name and method.</summary>
    public string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";
}

/// <param name="Route">Without the route prefix of host.json.</param>
/// <param name="Methods">Empty for every method.</param>
public sealed record HttpEntry(
    string Name,
    MethodInfo Method,
    string Route,
    IReadOnlyList<string> Methods,
    AuthorizationLevel Level
) : FunctionEntry(Name, Method);

/// <param name="Schedule">Six-field NCRONTAB in UTC, or the name of a setting between percent signs.</param>
public sealed record TimerEntry(string Name, MethodInfo Method, string Schedule, bool UseMonitor, bool RunOnStartup)
    : FunctionEntry(Name, Method);

public sealed record OrchestratorEntry(string Name, MethodInfo Method) : FunctionEntry(Name, Method);

public sealed record ActivityEntry(string Name, MethodInfo Method, Type InputType) : FunctionEntry(Name, Method);
