using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalFunctions.Shop;

/// <summary>Middleware with a service of the app's own: says on every answer what is left.</summary>
public sealed class Doorman(Shelf shelf) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.GetHttpContext()?.Response.Headers.Append("X-Tea", $"{shelf.Left("tea")}");
        return next(context);
    }
}
