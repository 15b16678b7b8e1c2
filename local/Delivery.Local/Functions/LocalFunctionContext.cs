using System.Collections.Immutable;
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

    public override BindingContext BindingContext => new Data(InstanceId);

    public override IDictionary<object, object> Items { get; set; } = ItemsOf(function, trigger);

    public override CancellationToken CancellationToken { get; } = cancellation;

    public object? Trigger { get; } = trigger;

    /// <summary>Of an activity: the orchestration that called it.</summary>
    public string? InstanceId { get; init; }

    public object? Result { get; private set; }

    public async Task InvokeAsync() => Result = await function.Body.InvokeAsync(this);

    private static Dictionary<object, object> ItemsOf(FunctionEntry function, object? trigger)
    {
        var items = new Dictionary<object, object>();
        foreach (var binding in function.InputBindings.Values)
            items[binding] = new TriggerInput(binding, trigger);
        if (trigger is HttpContext http)
            items[HttpContextKey] = http;
        return items;
    }

    private sealed class Definition(FunctionEntry function) : FunctionDefinition
    {
        public override string EntryPoint => function.EntryPoint;

        public override string Name => function.Name;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => function.InputBindings;
    }

    private sealed class Data(string? instanceId) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } =
            instanceId is null
                ? ImmutableDictionary<string, object?>.Empty
                : new Dictionary<string, object?> { ["instanceId"] = instanceId };
    }
}
