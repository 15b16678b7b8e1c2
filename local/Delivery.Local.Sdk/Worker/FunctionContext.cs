using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker
{
    public class ScheduleStatus
    {
        public DateTime Last { get; set; }

        public DateTime Next { get; set; }

        public DateTime LastUpdated { get; set; }
    }

    public class TimerInfo
    {
        public ScheduleStatus? ScheduleStatus { get; set; }

        public bool IsPastDue { get; set; }
    }

    public abstract class BindingMetadata
    {
        public abstract string Name { get; }

        public abstract string Type { get; }
    }

    public abstract class BindingContext
    {
        public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
    }

    public abstract class InputBindingData<T>
    {
        public abstract BindingMetadata BindingMetadata { get; }

        public abstract T? Value { get; set; }
    }

    public abstract class FunctionDefinition
    {
        public abstract string EntryPoint { get; }

        public abstract string Name { get; }

        public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }
    }

    public abstract class FunctionContext
    {
        public abstract string InvocationId { get; }

        public abstract BindingContext BindingContext { get; }

        public abstract FunctionDefinition FunctionDefinition { get; }

        public abstract IServiceProvider InstanceServices { get; set; }

        public abstract IDictionary<object, object> Items { get; set; }

        public virtual CancellationToken CancellationToken { get; }
    }

    public static class FunctionContextBindingFeatureExtensions
    {
        /// <remarks>The real one asks the worker's binding cache; a host in one process keeps what it bound beside the request.</remarks>
        public static ValueTask<InputBindingData<T>> BindInputAsync<T>(
            this FunctionContext context,
            BindingMetadata bindingMetadata
        ) =>
            context.Items.TryGetValue(bindingMetadata, out var bound) && bound is InputBindingData<T> data
                ? ValueTask.FromResult(data)
                : throw new InvalidOperationException($"Nothing is bound to '{bindingMetadata.Name}'.");
    }

    public static class FunctionContextExtensions
    {
        // The key under which the real worker's ASP.NET integration keeps the request.
        private const string HttpContextKey = "HttpRequestContext";

        public static HttpContext? GetHttpContext(this FunctionContext context) =>
            context.Items.TryGetValue(HttpContextKey, out var http) ? http as HttpContext : null;
    }
}
