using System.Text.Json.Nodes;
using Delivery.Local.City;
using LocalFunctions.Hosting;

namespace Delivery.Local.Sample;

/// <summary>What the people of the sample do about an order, each by the call that their page makes.</summary>
internal sealed class SamplePeople(CityApi api, FunctionsHost host)
{
    /// <returns>The order's id.</returns>
    public async Task<string> FileAsync(SampleCourse course) =>
        (await api.PostAsync("api/orders", course.Body(), course.Key)).Must(course.Key).Body![
            "orderId"
        ]!.GetValue<string>();

    public async Task DecideAsync(string orderId, string decision, string comment) =>
        (
            await api.PostAsync(
                $"api/orders/{orderId}/decision",
                new { decision, comment },
                $"sample-decision-{orderId}"
            )
        ).Must(orderId);

    public async Task WithdrawAsync(string orderId) =>
        (await api.PostAsync($"api/orders/{orderId}/withdraw", null, $"sample-withdraw-{orderId}")).Must(orderId);

    /// <summary>Ordered and approved: its teachers are asked.</summary>
    public async Task<string> ApprovedAsync(SampleCourse course)
    {
        var orderId = await FileAsync(course);
        await DecideAsync(orderId, "approve", "同意");
        return orderId;
    }

    /// <summary>The best of those who were asked accepts, and is chosen at once.</summary>
    public async Task AcceptAsync(string orderId) =>
        await AnswerAsync(await FirstAskedAsync(orderId), new { answer = "accept" });

    /// <summary>The first who was asked would come two hours later.</summary>
    public async Task ProposeAsync(string orderId)
    {
        var order = (await api.GetAsync($"api/orders/{orderId}")).Must(orderId).Body!;
        var lessons = order["lessons"]!
            .AsArray()
            .Select(lesson => new { start = lesson!["start"]!.GetValue<DateTimeOffset>().AddHours(2), minutes = 90 });
        await AnswerAsync(
            await FirstAskedAsync(orderId),
            new
            {
                answer = "propose",
                reason = "上午另有课，可以晚两小时",
                lessons,
            }
        );
    }

    public async Task AcknowledgeAsync(string orderId) =>
        (
            await api.PostAsync(
                $"api/courses/{orderId}/confirmation/acknowledge",
                null,
                $"sample-acknowledge-{orderId}"
            )
        ).Must(orderId);

    public async Task GiveUpAsync(string orderId) =>
        (
            await api.FormAsync(
                $"staff/courses/{orderId}/give-up",
                new Dictionary<string, string> { ["giveUpReason"] = "这个项目今年没有老师，请改报别的项目" }
            )
        ).Must(orderId);

    // Nobody's answer is asked for while the matching that asks is still at work.
    private async Task<JsonNode> FirstAskedAsync(string orderId)
    {
        await host.IdleAsync();
        var open = await api.AllAsync($"api/inquiries?course={orderId}&state=Open");
        return open.MinBy(inquiry => inquiry["rank"]!.GetValue<int>())
            ?? throw new InvalidOperationException($"{orderId}: nobody was asked.");
    }

    private async Task AnswerAsync(JsonNode inquiry, object answer)
    {
        var id = inquiry["inquiryId"]!.GetValue<string>();
        (await api.PostAsync($"api/inquiries/{id}/answer", answer, $"sample-answer-{id}")).Must(id);
    }
}
