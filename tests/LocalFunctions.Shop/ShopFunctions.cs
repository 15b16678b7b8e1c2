using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using FromBodyAttribute = Microsoft.Azure.Functions.Worker.Http.FromBodyAttribute;

namespace LocalFunctions.Shop;

/// <summary>An order is reserved, paid and sent; a shop that is not paid within a day keeps its goods.</summary>
public sealed class ShopFunctions(Shelf shelf)
{
    [Function(nameof(Order))]
    public static async Task<IActionResult> Order(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/{good}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        string good
    )
    {
        await client.ScheduleNewOrchestrationInstanceAsync(nameof(Sell), good, new StartOrchestrationOptions(id));
        return new AcceptedResult($"{request.Scheme}://{request.Host}/shop/orders/{id}", null);
    }

    [Function(nameof(Pay))]
    public static async Task<IResult> Pay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "payments/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    )
    {
        await client.RaiseEventAsync(id, "Paid", request.ContentLength ?? 0);
        return Results.NoContent();
    }

    [Function(nameof(Show))]
    public static async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "orders/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id
    ) =>
        await client.GetInstanceAsync(id, getInputsAndOutputs: true) is { } order
            ? Results.Text($"{request.Method} {order.RuntimeStatus} {order.ReadOutputAs<string>()}")
            : Results.NotFound();

    [Function(nameof(Ask))]
    public static IResult Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "wishes")] HttpRequest request,
        [FromBody] Wish wish
    ) => Results.Text($"{request.Method} {wish.Count} {wish.Good}");

    [Function(nameof(Sell))]
    public static async Task<string> Sell([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var good = context.GetInput<string>()!;
        if (!await context.CallActivityAsync<bool>(nameof(Reserve), good))
            return "sold out";
        return await context.CallSubOrchestratorAsync<string>(nameof(AwaitPayment), good);
    }

    [Function(nameof(AwaitPayment))]
    public static async Task<string> AwaitPayment([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var over = new CancellationTokenSource();
        var late = context.CreateTimer(TimeSpan.FromDays(1), over.Token);
        var paid = context.WaitForExternalEvent<long>("Paid", over.Token);
        if (await Task.WhenAny(paid, late) == late)
            return "kept";
        over.Cancel();
        return $"sent {context.GetInput<string>()}";
    }

    [Function(nameof(Reserve))]
    public bool Reserve([ActivityTrigger] string good) => shelf.Take(good);

    [Function(nameof(CountShelf))]
    public void CountShelf([TimerTrigger("0 0 * * * *")] TimerInfo timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        shelf.Count();
    }
}

/// <summary>What a customer would buy if it were there.</summary>
public sealed record Wish(string Good, int Count);
