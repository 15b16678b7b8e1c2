using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>A function of the app, with the trigger that starts it.</summary>
internal sealed record Trigger<T>(MethodInfo Method, T Binding)
    where T : Attribute
{
    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";
}

internal static class Triggers
{
    public static IReadOnlyList<Trigger<T>> Of<T>()
        where T : Attribute =>
        [
            .. from method in Functions
            from parameter in method.GetParameters()
            let binding = parameter.GetCustomAttribute<T>()
            where binding is not null
            select new Trigger<T>(method, binding),
        ];

    public static IReadOnlyList<MethodInfo> Functions { get; } =
    [
        .. from type in House.Functions.GetTypes()
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly
        )
        where method.IsDefined(typeof(FunctionAttribute))
        select method,
    ];
}
