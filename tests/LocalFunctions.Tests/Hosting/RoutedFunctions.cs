using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Hosting;

public sealed class RoutedFunctions(Visit visit, Seen seen)
{
    [Function(nameof(Front))]
    public static IResult Front(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")] HttpRequest request
    ) => Results.Text($"front {request.Path}");

    [Function(nameof(Asset))]
    public static string Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{*path}")] HttpRequest request,
        string path
    ) => $"asset {path} {request.Method}";

    [Function(nameof(Lesson))]
    public static object Lesson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lessons/{course:guid}/{number}/{last?}")]
            HttpRequest request,
        Guid course,
        int number,
        bool? last
    ) =>
        new
        {
            course,
            number,
            last,
            request.Method,
        };

    [Function(nameof(Street))]
    public static IActionResult Street(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/streets/{code}")] HttpRequest request,
        string code
    ) => new ObjectResult(new { code, request.Method }) { StatusCode = 203 };

    [Function(nameof(Newest))]
    public static async Task<string> Newest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/streets/newest")] HttpRequest request
    )
    {
        await Task.Yield();
        return $"newest {request.Method}";
    }

    [Function(nameof(Visited))]
    public string Visited(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "visits")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        seen.Add(context.FunctionDefinition.Name);
        return ReferenceEquals(context.GetHttpContext()!.Request, request) ? visit.Id.ToString() : "another request";
    }

    [Function(nameof(Broken))]
    public static IResult Broken(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request
    ) => throw new InvalidOperationException($"secret of {request.Path}");

    [Function(nameof(Guarded))]
    public static string Guarded(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "guarded")] HttpRequest request
    ) => $"in {request.Method}";

    [Function(nameof(Headers))]
    public static object Headers(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request
    ) => request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
}
