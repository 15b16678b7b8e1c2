using System.Reflection;

namespace LocalFunctions.Functions;

/// <summary>Calls a function's method: its class from the services, its parameters from the bindings, its result awaited.</summary>
internal sealed class FunctionBody(MethodInfo method, IReadOnlyList<Func<LocalFunctionContext, object?>> bindings)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);

    // Made when it is first called: of some hundred functions a start calls few, and each is compiled.
    private readonly Lazy<ObjectFactory>? create = method.IsStatic
        ? null
        : new(() => ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes));
    private readonly Func<object?, Task<object?>> resultOf = AwaitedResult.Of(method.ReturnType);

    private readonly Type? posted = PostedBody.ParameterOf(method)?.ParameterType;

    public Task<object?> InvokeAsync(LocalFunctionContext context) =>
        posted is null ? CallAsync(context) : ReadAndCallAsync(context, posted);

    private async Task<object?> ReadAndCallAsync(LocalFunctionContext context, Type type)
    {
        context.Body = await PostedBody.ReadAsync((HttpContext)context.Trigger!, type);
        return await CallAsync(context);
    }

    private Task<object?> CallAsync(LocalFunctionContext context)
    {
        var arguments = new object?[bindings.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = bindings[i](context);
        var instance = create?.Value(context.InstanceServices, null);
        return resultOf(invoker.Invoke(instance, arguments.AsSpan()));
    }
}
