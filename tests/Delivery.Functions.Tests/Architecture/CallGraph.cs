using System.Reflection;
using Mono.Cecil;

namespace Delivery.Functions.Tests.Architecture;

/// <summary>A method that was reached, and the one it was reached from.</summary>
internal sealed record Call(MethodReference Method, Call? From)
{
    public string Path => From is null ? Name(Method) : $"{From.Path} → {Name(Method)}";

    private static string Name(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";
}

/// <summary>Which methods a method can reach, through the compiled code of the app's own assemblies.</summary>
internal sealed class CallGraph : IDisposable
{
    private readonly DefaultAssemblyResolver resolver = new();
    private readonly ModuleDefinition module;

    public CallGraph(Assembly assembly)
    {
        resolver.AddSearchDirectory(Path.GetDirectoryName(assembly.Location));
        module = ModuleDefinition.ReadModule(assembly.Location, new() { AssemblyResolver = resolver });
    }

    /// <summary>Every call that can happen because of a method, each once, calls into libraries included.</summary>
    public IEnumerable<Call> ReachableFrom(MethodInfo method)
    {
        var start = (MethodReference)module.LookupToken(method.MetadataToken);
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.FullName };
        var open = new Queue<Call>([new Call(start, null)]);
        while (open.TryDequeue(out var call))
        {
            yield return call;
            foreach (var next in CalledBy(call.Method).Where(next => seen.Add(next.FullName)))
                open.Enqueue(new(next, call));
        }
    }

    private static IEnumerable<MethodReference> CalledBy(MethodReference method)
    {
        if (!IsOurs(method.DeclaringType) || method.Resolve() is not { HasBody: true } definition)
            return [];
        var called = definition.Body.Instructions.Select(step => step.Operand).OfType<MethodReference>();
        return called.Concat(StateMachine(definition));
    }

    // The body of an async method stands in a type that the compiler makes; the method itself only starts it.
    private static IEnumerable<MethodReference> StateMachine(MethodDefinition method) =>
        method
            .CustomAttributes.Where(attribute =>
                attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)
            )
            .Select(attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).Resolve())
            .SelectMany(machine => machine.Methods);

    private static bool IsOurs(TypeReference type) =>
        type.GetElementType().Scope.Name.StartsWith("Delivery.", StringComparison.Ordinal)
        && !type.GetElementType().Scope.Name.StartsWith("Delivery.Local", StringComparison.Ordinal);

    public void Dispose()
    {
        module.Dispose();
        resolver.Dispose();
    }
}
