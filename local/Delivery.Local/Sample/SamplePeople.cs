using System.Text.Json.Nodes;
using Delivery.Local.City;
using LocalFunctions.Hosting;

namespace Delivery.Local.Sample;

/// <summary>What the people of the sample do about an order, each by the call that their page makes.</summary>
internal sealed class SamplePeople(CityApi api, FunctionsHost host)
{
    private const int RosterLength = 12;

    /// <summary>A street plans each discipline that it will order, with the lessons a season allows.</summary>
    public async Task PlanYearAsync(string street, int year)
    {
        var items = SamplePlan
            .August.Concat(SamplePlan.Autumn)
            .Where(course => course.Street == street)
            .Select(course => new
            {
                season = course.Days[0].Month < 9 ? $"{year}-summer" : $"{year}-autumn",
                course.Discipline,
                lessons = 10,
                audience = course.Days[0].Month < 9 ? "8—14岁" : "50—70岁",
            });
        var budget = new
        {
            travel = 600,
            water = 300,
            notices = 200,
            equipment = 800,
        };
        (await api.PutAsync($"api/streets/{street}/plans/{year}", new { items, budget })).Must(street);
    }

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

    /// <summary>The street has seen to all that comes before the first lesson, and hands in who takes part.</summary>
    public async Task PrepareAsync(string orderId)
    {
        var marks = new
        {
            venueConfirmed = true,
            announcementPosted = true,
            equipmentReady = true,
            teacherContacted = true,
        };
        (await api.PutAsync($"api/courses/{orderId}/preparation", marks)).Must(orderId);
        var people = Enumerable
            .Range(1, RosterLength)
            .Select(number => new { name = $"学员{number}", phone = $"137000001{number:00}" });
        (await api.PutAsync($"api/courses/{orderId}/roster", new { people, handIn = true })).Must(orderId);
    }

    /// <summary>The street tells of a course that is over, and staff release it.</summary>
    public async Task TellAsync(string orderId, string discipline)
    {
        var news = new
        {
            title = $"{discipline}圆满结束",
            text = $"这一期{discipline}全部上完。学员们跟着老师从头学起，最后一节课一起展示，都说希望下一季再来。",
        };
        var sent = await api.PostAsync($"api/courses/{orderId}/news", news, $"sample-news-{orderId}");
        var id = sent.Must(orderId).Body!["newsId"]!.GetValue<string>();
        var form = new Dictionary<string, string>
        {
            ["formKey"] = $"sample-release-{orderId}",
            ["act"] = "release",
            ["title"] = news.title,
            ["text"] = news.text,
        };
        (await api.FormAsync($"staff/news/{id}", form)).Must(orderId);
    }

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
