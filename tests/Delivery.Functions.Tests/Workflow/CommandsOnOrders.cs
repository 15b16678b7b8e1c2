using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Web;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Workflow;

/// <param name="Path">Where it is posted to.</param>
/// <param name="Stage">The order's stage once it is done; null where it changes none.</param>
internal sealed record Command(string Path, JsonObject? Body, string Act, string? Subject, string? Stage = null);

/// <summary>Commands on an order, each prepared up to the moment at which it can be given, and given under a key.</summary>
internal static class CommandsOnOrders
{
    public static async Task<Command> PrepareAsync(Neighbourhood town, string name, int run)
    {
        if (name == "submit")
            return new Command("/api/orders", Order(run), "order.submit", null, "Submitted");
        var id = await town.FileAsync(Order(run));
        await town.App.IdleAsync();
        if (name is "approve" or "return" or "reject")
            return Decision(id, name);
        if (name == "withdraw")
            return new Command($"/api/orders/{id}/withdraw", null, "order.withdraw", id, "Withdrawn");
        await DoneAsync(town, Decision(id, "approve"));
        if (name == "assign")
            return new Command(
                $"/api/courses/{id}/assign",
                new JsonObject { ["teacher"] = Neighbourhood.Teacher, ["reason"] = "老师已在电话里答应" },
                "course.assign",
                id,
                "Confirmed"
            );
        if (name is "accept" or "decline")
            return Answer(id, name);
        await DoneAsync(town, Answer(id, "accept"));
        if (name == "drop-out")
            return new Command(
                $"/api/courses/{id}/drop-out",
                new JsonObject { ["reason"] = "家里有事" },
                "course.drop-out",
                id,
                "Unmatched"
            );
        var acknowledge = new Command(
            $"/api/courses/{id}/confirmation/acknowledge",
            null,
            "confirmation.acknowledge",
            id,
            "Confirmed"
        );
        if (name == "acknowledge")
            return acknowledge;
        await DoneAsync(town, acknowledge);
        var objecting = new Command(
            $"/api/courses/{id}/objection",
            new JsonObject { ["reason"] = "学员希望换一位老师" },
            "course.object",
            id,
            "Confirmed"
        );
        if (name == "object")
            return objecting;
        await DoneAsync(town, objecting);
        return new Command(
            $"/api/courses/{id}/objection/decision",
            new JsonObject { ["decision"] = "accept" },
            "objection.accept",
            id,
            "Unmatched"
        );
    }

    public static async Task DoneAsync(Neighbourhood town, Command command)
    {
        Assert.NotNull((await PostAsync(town.App, command, $"prepared-{command.Path}")).Answer);
        await town.App.IdleAsync();
    }

    /// <returns>The answer, and whether it says that it is the first one; null when there was none.</returns>
    public static async Task<(bool IsRepeated, string? Answer)> PostAsync(RunningApp app, Command command, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, command.Path);
        request.Headers.Add("Idempotency-Key", key);
        if (command.Body is { } body)
            request.Content = JsonContent.Create(body);
        using var answer = await app.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode >= 500, $"{command.Path}: {text}");
        return (answer.Headers.Contains("Idempotency-Replayed"), answer.IsSuccessStatusCode ? text : null);
    }

    public static Command Decision(string id, string decision) =>
        new(
            $"/api/orders/{id}/decision",
            new JsonObject { ["decision"] = decision, ["comment"] = "请看备注" },
            $"order.{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(decision)}",
            id,
            decision switch
            {
                "approve" => "Matching",
                "return" => "Returned",
                _ => "Rejected",
            }
        );

    public static Command Answer(string id, string answer) =>
        new(
            $"/api/inquiries/{id}-1-{Neighbourhood.Teacher}/answer",
            new JsonObject { ["answer"] = answer, ["reason"] = answer == "decline" ? "那天不在上海" : null },
            answer == "accept" ? "inquiry.Accepted" : "inquiry.Declined",
            $"{id}-1-{Neighbourhood.Teacher}",
            null
        );

    // Off the Basic stream nothing limits how many there are; a day each, so that the one teacher can come to all.
    private static JsonObject Order(int run)
    {
        var order = Neighbourhood.Order(lessons: 1);
        order["fundingStream"] = "NonBasic";
        order["acceptsHolidays"] = true;
        var day = new DateOnly(2026, 9, 21).AddDays(run);
        order["lessons"]![0]!["start"] = $"{day:yyyy-MM-dd}T09:30:00+08:00";
        return order;
    }
}
