using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalFunctions.Functions;

/// <summary>What the app puts around every function; the first one put is the outermost, as in the worker.</summary>
internal sealed class MiddlewareChain(IServiceCollection services) : IFunctionsWorkerApplicationBuilder
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> layers = [];

    public IServiceCollection Services { get; } = services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        layers.Add(middleware);
        return this;
    }

    public FunctionExecutionDelegate Build() =>
        Enumerable
            .Reverse(layers)
            .Aggregate(
                (FunctionExecutionDelegate)(context => ((LocalFunctionContext)context).InvokeAsync()),
                (inner, layer) => layer(inner)
            );
}
