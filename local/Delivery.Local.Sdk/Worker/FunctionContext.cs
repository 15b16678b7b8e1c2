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

    public abstract class FunctionDefinition
    {
        public abstract string EntryPoint { get; }

        public abstract string Name { get; }
    }

    public abstract class FunctionContext
    {
        public abstract string InvocationId { get; }

        public abstract FunctionDefinition FunctionDefinition { get; }

        public abstract IServiceProvider InstanceServices { get; set; }

        public abstract IDictionary<object, object> Items { get; set; }

        public virtual CancellationToken CancellationToken { get; }
    }

    public static class FunctionContextExtensions
    {
        // The key under which the real worker's ASP.NET integration keeps the request.
        private const string HttpContextKey = "HttpRequestContext";

        public static HttpContext? GetHttpContext(this FunctionContext context) =>
            context.Items.TryGetValue(HttpContextKey, out var http) ? http as HttpContext : null;
    }
}
