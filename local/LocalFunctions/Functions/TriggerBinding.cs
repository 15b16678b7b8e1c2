using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Functions;

/// <summary>A function's trigger as its description names it, for the app's middleware.</summary>
internal sealed class TriggerBinding : BindingMetadata
{
    private TriggerBinding(string name, string type) => (Name, Type) = (name, type);

    public override string Name { get; }

    /// <summary>As in the package's metadata: httpTrigger, timerTrigger, orchestrationTrigger, activityTrigger.</summary>
    public override string Type { get; }

    public override BindingDirection Direction => BindingDirection.In;

    public static ImmutableDictionary<string, BindingMetadata> Of(MethodInfo method) =>
        (
            from parameter in method.GetParameters()
            let trigger = parameter.GetCustomAttribute<TriggerBindingAttribute>()
            where trigger is not null
            select KeyValuePair.Create<string, BindingMetadata>(
                parameter.Name!,
                new TriggerBinding(parameter.Name!, TypeOf(trigger))
            )
        ).ToImmutableDictionary();

    // HttpTriggerAttribute → httpTrigger
    private static string TypeOf(TriggerBindingAttribute trigger)
    {
        var name = trigger.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
