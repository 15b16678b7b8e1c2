using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Functions;

/// <summary>Every function of the app. What cannot be run stops the start, for the real host would drop it in silence.</summary>
public sealed class FunctionCatalogue
{
    private FunctionCatalogue(IReadOnlyList<FunctionEntry> functions) => Functions = functions;

    public IReadOnlyList<FunctionEntry> Functions { get; }

    public IEnumerable<HttpEntry> Http => Functions.OfType<HttpEntry>();

    public IEnumerable<TimerEntry> Timers => Functions.OfType<TimerEntry>();

    public IEnumerable<OrchestratorEntry> Orchestrators => Functions.OfType<OrchestratorEntry>();

    public IEnumerable<ActivityEntry> Activities => Functions.OfType<ActivityEntry>();

    /// <exception cref="StartRefusedException">Names every function and parameter that cannot be bound, and every double.</exception>
    public static FunctionCatalogue Read(IEnumerable<Type> types)
    {
        var troubles = new List<string>();
        var functions = types
            .SelectMany(type => type.GetMethods(Everything))
            .Where(method => method.IsDefined(typeof(FunctionAttribute)))
            .Select(method => Entry(method, troubles))
            .OfType<FunctionEntry>()
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToArray();
        troubles.AddRange(Doubles(functions));
        troubles.AddRange(Shadows.Among(functions.OfType<HttpEntry>()));
        return troubles.Count == 0
            ? new FunctionCatalogue(functions)
            : throw new StartRefusedException(
                "函数无法运行：\n" + string.Join('\n', troubles.Select(line => "  " + line))
            );
    }

    private const BindingFlags Everything =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static FunctionEntry? Entry(MethodInfo method, List<string> troubles)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        var triggers = method
            .GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)))
            .ToArray();
        if (triggers is not [var trigger] || Unbound(name, method, trigger) is not { } entry)
        {
            troubles.Add($"{name}（{method.DeclaringType}.{method.Name}）：需要且只能有一个本机支持的触发器参数。");
            return null;
        }
        troubles.AddRange(Outputs(method).Select(output => $"{name}：输出绑定 {output} 本机不支持。"));
        return entry with { Body = new FunctionBody(method, Bound(entry, troubles)) };
    }

    // What a function returns beyond an HTTP answer would be dropped without a word.
    private static IEnumerable<string> Outputs(MethodInfo method)
    {
        var result = method.ReturnType is { IsGenericType: true } awaited
            ? awaited.GenericTypeArguments[0]
            : method.ReturnType;
        return result
            .GetProperties()
            .Cast<MemberInfo>()
            .Append(method)
            .SelectMany(member => member.GetCustomAttributes<OutputBindingAttribute>())
            .Select(output => output.GetType().Name);
    }

    private static FunctionEntry? Unbound(string name, MethodInfo method, ParameterInfo trigger) =>
        trigger.GetCustomAttribute<TriggerBindingAttribute>() switch
        {
            HttpTriggerAttribute http => new HttpEntry(
                name,
                method,
                http.Route ?? name,
                http.Methods ?? [],
                http.AuthLevel
            ),
            TimerTriggerAttribute timer => new TimerEntry(
                name,
                method,
                timer.Schedule,
                timer.UseMonitor,
                timer.RunOnStartup
            ),
            OrchestrationTriggerAttribute orchestration => new OrchestratorEntry(
                orchestration.Orchestration ?? name,
                method
            ),
            ActivityTriggerAttribute activity => new ActivityEntry(
                activity.Activity ?? name,
                method,
                trigger.ParameterType
            ),
            _ => null,
        };

    private static List<Func<LocalFunctionContext, object?>> Bound(FunctionEntry entry, List<string> troubles)
    {
        var bindings = new List<Func<LocalFunctionContext, object?>>();
        foreach (var parameter in entry.Method.GetParameters())
        {
            if (Bindings.For(entry, parameter) is { } binding)
                bindings.Add(binding);
            else
                troubles.Add($"{entry.Name}：参数 {parameter.Name}（{parameter.ParameterType.Name}）无法绑定。");
        }
        return bindings;
    }

    private static IEnumerable<string> Doubles(IReadOnlyList<FunctionEntry> functions)
    {
        foreach (var name in functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (name.Count() > 1)
                yield return $"{name.Key}：函数名重复（{string.Join("，", name.Select(one => one.EntryPoint))}）。";
        }
        var routes = functions
            .OfType<HttpEntry>()
            .SelectMany(http => RouteShape.Of(http).Select(shape => (Shape: shape, http.Name)));
        foreach (var route in routes.GroupBy(route => route.Shape, route => route.Name))
        {
            if (route.Count() > 1)
                yield return $"{route.Key}：路由重复（{string.Join("，", route)}）。";
        }
    }
}
