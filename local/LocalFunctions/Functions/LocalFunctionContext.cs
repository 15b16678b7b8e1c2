using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Functions;

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

    private static readonly object TriggerKey = new();

    /// <summary>What started the run of a function that this host runs; null when it brought nothing.</summary>
    public static object? TriggerOf(FunctionContext context) =>
        context.Items.TryGetValue(TriggerKey, out var trigger) ? trigger : null;

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    // Spans are made by the runtime's own activities, which the app's listeners see without the host's help.
    public override TraceContext TraceContext => null!;

    // Functions are retried by their orchestrations; the host retries nothing of itself.
    public override RetryContext RetryContext => null!;

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override BindingContext BindingContext => new Data(InstanceId);

    public override IDictionary<object, object> Items { get; set; } = ItemsOf(function, trigger);

    public override CancellationToken CancellationToken { get; } = cancellation;

    public object? Trigger { get; } = trigger;

    /// <summary>Of an activity: the orchestration that called it.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Of a request whose body the function asks for: what was read of it.</summary>
    public object? Body { get; set; }

    public object? Result { get; private set; }

    public async Task InvokeAsync() => Result = await function.Body.InvokeAsync(this);

    private static Dictionary<object, object> ItemsOf(FunctionEntry function, object? trigger)
    {
        var items = new Dictionary<object, object>();
        if (trigger is not null)
            items[TriggerKey] = trigger;
        if (trigger is HttpContext http)
            items[HttpContextKey] = http;
        return items;
    }

    private sealed class Definition(FunctionEntry function) : FunctionDefinition
    {
        public override string Id => function.Name;

        public override string EntryPoint => function.EntryPoint;

        public override string Name => function.Name;

        public override string PathToAssembly => function.Method.Module.FullyQualifiedName;

        public override ImmutableArray<FunctionParameter> Parameters => function.Parameters;

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => function.InputBindings;

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings =>
            ImmutableDictionary<string, BindingMetadata>.Empty;
    }

    private sealed class Data(string? instanceId) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } =
            instanceId is null
                ? ImmutableDictionary<string, object?>.Empty
                : new Dictionary<string, object?> { ["instanceId"] = instanceId };
    }
}
