using LocalFunctions.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace LocalFunctions.Tests.Hosting;

public sealed class CatalogueTests
{
    [Theory]
    [InlineData(typeof(BodyFunction), "TakesBody", "body")]
    [InlineData(typeof(ClientFunction), "TakesClient", "client")]
    [InlineData(typeof(WrongTrigger), "TakesText", "request")]
    [InlineData(typeof(RouteTypo), "TakesCourse", "courseId")]
    public void A_parameter_that_cannot_be_filled_stops_the_start_by_name(Type type, string function, string parameter)
    {
        var refused = Assert.Throws<StartRefusedException>(() => FunctionCatalogue.Read([type]));
        Assert.Contains(function, refused.Message);
        Assert.Contains(parameter, refused.Message);
    }

    [Fact]
    public void A_function_without_a_trigger_stops_the_start()
    {
        var refused = Assert.Throws<StartRefusedException>(() => FunctionCatalogue.Read([typeof(NoTrigger)]));
        Assert.Contains("NoTrigger", refused.Message);
    }

    [Fact]
    public void An_output_binding_stops_the_start_by_name_wherever_it_stands()
    {
        var refused = Assert.Throws<StartRefusedException>(() => FunctionCatalogue.Read([typeof(QueueWriter)]));

        Assert.Contains("OnTheMethod：输出绑定 ToQueueAttribute", refused.Message, StringComparison.Ordinal);
        Assert.Contains("OnTheAnswer：输出绑定 ToQueueAttribute", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_troubles_are_told_at_once()
    {
        var refused = Assert.Throws<StartRefusedException>(() =>
            FunctionCatalogue.Read([typeof(BodyFunction), typeof(NoTrigger)])
        );
        Assert.Contains("TakesBody", refused.Message);
        Assert.Contains("NoTrigger", refused.Message);
    }

    [Fact]
    public void Two_functions_of_one_name_stop_the_start()
    {
        var refused = Assert.Throws<StartRefusedException>(() =>
            FunctionCatalogue.Read([typeof(NamedOnce), typeof(NamedAgain)])
        );
        Assert.Contains("Same", refused.Message);
    }

    [Fact]
    public void Two_functions_on_one_route_stop_the_start_whatever_its_parts_are_called()
    {
        var refused = Assert.Throws<StartRefusedException>(() => FunctionCatalogue.Read([typeof(SameRoute)]));
        Assert.Contains("First", refused.Message);
        Assert.Contains("Second", refused.Message);
    }

    [Fact]
    public void A_function_that_one_before_it_by_name_would_always_answer_for_stops_the_start()
    {
        var refused = Assert.Throws<StartRefusedException>(() => FunctionCatalogue.Read([typeof(Shadowed)]));
        Assert.Contains("Listed", refused.Message);
        Assert.DoesNotContain("Page", refused.Message);
    }

    [Fact]
    public void Every_supported_parameter_is_bound()
    {
        var catalogue = FunctionCatalogue.Read([typeof(Supported)]);
        Assert.Equal(["Act", "Answer", "Orchestrate", "Tick"], catalogue.Functions.Select(function => function.Name));
        Assert.Equal(typeof(int), Assert.Single(catalogue.Activities).InputType);
    }

    public static class BodyFunction
    {
        [Function("TakesBody")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, Uri body) =>
            $"{request}{body}";
    }

    public static class ClientFunction
    {
        [Function("TakesClient")]
        public static string Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request,
            DurableTaskClient client
        ) => $"{request}{client}";
    }

    public static class WrongTrigger
    {
        [Function("TakesText")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "post")] string request) => request;
    }

    public static class RouteTypo
    {
        [Function("TakesCourse")]
        public static string Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "courses/{id}")] HttpRequest request,
            string courseId
        ) => $"{request}{courseId}";
    }

    public static class NoTrigger
    {
        [Function("NoTrigger")]
        public static string Run(string text) => text;
    }

    public static class NamedOnce
    {
        [Function("Same")]
        public static void Run([ActivityTrigger] string input) => _ = input;
    }

    public static class NamedAgain
    {
        [Function("same")]
        public static void Run([ActivityTrigger] string input) => _ = input;
    }

    public static class SameRoute
    {
        [Function("First")]
        public static string One(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/x/{id}")] HttpRequest request
        ) => $"{request}";

        [Function("Second")]
        public static string Two(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", "GET", Route = "API/x/{code}")] HttpRequest request
        ) => $"{request}";
    }

    public static class Shadowed
    {
        [Function("Anything")]
        public static string Anything(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/{*rest}")] HttpRequest request
        ) => $"{request}";

        [Function("Listed")]
        public static string Listed(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/x/{id}")] HttpRequest request
        ) => $"{request}";

        [Function("FrontPage")]
        public static string FrontPage(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")] HttpRequest request
        ) => $"{request}";

        [Function("StaffPage")]
        public static string StaffPage(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "staff")] HttpRequest request
        ) => $"{request}";

        [Function("StaffPost")]
        public static string StaffPost(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/x/{id}")] HttpRequest request
        ) => $"{request}";
    }

    public sealed class Supported
    {
        [Function("Answer")]
        public static string Answer(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}/{n:int}/{on}/{day}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string id,
            int n,
            bool on,
            DateOnly? day,
            FunctionContext context,
            CancellationToken cancellation
        ) => $"{request}{client}{id}{n}{on}{day}{context}{cancellation.IsCancellationRequested}";

        [Function("Tick")]
        public static void Tick([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context) =>
            _ = (timer, context);

        [Function("Orchestrate")]
        public static Task<string> Orchestrate(
            [OrchestrationTrigger] TaskOrchestrationContext orchestration,
            FunctionContext context
        ) => Task.FromResult($"{orchestration}{context}");

        [Function("Act")]
        public Task<string> Act(
            [ActivityTrigger] int input,
            string instanceId,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellation
        ) => Task.FromResult($"{input}{instanceId}{client}{cancellation.IsCancellationRequested}");
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
    private sealed class ToQueueAttribute : OutputBindingAttribute;

    private sealed record Answer([property: ToQueue] string Message);

    private sealed class QueueWriter
    {
        [Function(nameof(OnTheMethod))]
        [ToQueue]
        public static string OnTheMethod([ActivityTrigger] string text) => text;

        [Function(nameof(OnTheAnswer))]
        public static Task<Answer> OnTheAnswer([ActivityTrigger] string text) => Task.FromResult(new Answer(text));
    }
}
