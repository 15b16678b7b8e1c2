using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalFunctions.Hosting;

/// <summary>
/// The middleware that an app's Program put around its functions. The worker's own layers, which talk to the Functions
/// host, are left out: what they do, this host does.
/// </summary>
internal static class OwnMiddleware
{
    private static readonly string[] Platform = ["Microsoft.Azure.Functions.", "Microsoft.DurableTask"];

    /// <exception cref="StartRefusedException">The worker keeps its layers otherwise than this host knows.</exception>
    public static IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> Of(
        IServiceCollection services
    )
    {
        var builder = services
            .FirstOrDefault(one => one.ServiceType == typeof(IFunctionsWorkerApplicationBuilder))
            ?.ImplementationInstance;
        var layers = Field(Field(builder, "_pipelineBuilder"), "_middlewareCollection");
        return layers is IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> all
            ? [.. all.Where(IsTheApps)]
            : throw new StartRefusedException(
                "读不出这个应用的中间件：它用的 Functions Worker 版本，本机服务还不认识。"
            );
    }

    // The worker wraps a middleware class in a closure of its own, which is generic in that class.
    private static bool IsTheApps(Delegate layer)
    {
        var written = layer.Method.DeclaringType!;
        return written.GenericTypeArguments.Append(written).Any(type => !IsPlatform(type.Assembly));
    }

    public static bool IsPlatform(Assembly assembly) =>
        Platform.Any(name => assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal));

    private static object? Field(object? owner, string name) =>
        owner?.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(owner);
}
