using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Local.Functions;

/// <summary>One run of a function, as the app's middleware sees it.</summary>
/// <param name="trigger">What started it: a request, a timer's state, an orchestration's context or an activity's input.</param>
internal sealed class LocalFunctionContext(
    FunctionEntry function,
    IServiceProvider services,
    object? trigger,
    CancellationToken cancellation
) : FunctionContext
{
    // The key under which the worker's ASP.NET integration keeps the request.
    private const string HttpContextKey = "HttpRequestContext";

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } =
        trigger is HttpContext http
            ? new Dictionary<object, object> { [HttpContextKey] = http }
            : new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellation;

    public object? Trigger { get; } = trigger;

    /// <summary>Of an activity: the orchestration that called it.</summary>
    public string? InstanceId { get; init; }

    public object? Result { get; private set; }

    public async Task InvokeAsync() => Result = await function.Body.InvokeAsync(this);

    private sealed class Definition(FunctionEntry function) : FunctionDefinition
    {
        public override string EntryPoint => function.EntryPoint;

        public override string Name => function.Name;
    }
}
