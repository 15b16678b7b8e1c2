using System.Text.Json;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Programme;

namespace Delivery.Functions.Storage.Ordering;

/// <summary>What other systems are told of an order; nobody's name, phone or words.</summary>
public sealed record OrderStageNews(
    string OrderId,
    string Street,
    string Discipline,
    string Stage,
    string Label,
    DateTimeOffset At
);

/// <summary>
/// Tells the webhooks that want it of every stage of an order. Who wants it is read once a minute: a webhook that was just
/// registered hears of orders from the next minute on.
/// </summary>
public sealed class TellOrders(Registers registers, WebhookEvents events, TimeProvider clock)
{
    public const string StageType = "delivery.order.stage";
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private Wanting? wanting;

    private sealed record Wanting(IReadOnlyList<string> Webhooks, long Version, DateTimeOffset At);

    /// <param name="since">How many of its moves had been told of.</param>
    public async Task TellAsync(Order order, int since)
    {
        foreach (var webhook in await WantingAsync())
            for (var move = since; move < order.History.Count; move++)
                // What is noted beside the stages is for people; the others keep their numbers.
                if (OrderStages.Named(order.History[move].What) is { } stage)
                    await events.AddAsync(webhook, EventOf(order, move, stage));
    }

    private async Task<IReadOnlyList<string>> WantingAsync()
    {
        var version = registers.Webhooks.Version;
        if (wanting is { } known && known.Version == version && clock.IsWithin(Fresh, known.At))
            return known.Webhooks;
        var webhooks = new List<string>();
        await foreach (var row in registers.Webhooks.AllAsync())
            if (row.Value is { Active: true, Orders: true })
                webhooks.Add(row.Value.Name);
        wanting = new Wanting(webhooks, version, clock.GetUtcNow());
        return webhooks;
    }

    private static WebhookEvent EventOf(Order order, int move, OrderStage stage)
    {
        var at = order.History[move].At;
        var news = new OrderStageNews(
            order.OrderId,
            order.Request.Street,
            order.Request.Discipline,
            $"{stage}",
            stage.Label(),
            at
        );
        return new WebhookEvent(
            $"order-{order.OrderId}-{move + 1}",
            StageType,
            order.OrderId,
            at,
            JsonSerializer.SerializeToElement(news, StoredJson.Options)
        );
    }
}
