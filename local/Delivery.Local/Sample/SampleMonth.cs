using System.Text.Json.Nodes;
using Delivery.Local.City;

namespace Delivery.Local.Sample;

/// <summary>A month's feedback and its pay run, as streets, teachers and finance go through them.</summary>
internal sealed class SampleMonth(CityApi api, string month)
{
    /// <param name="notDelivered">The one lesson that the street says was not held, whatever its teacher sent.</param>
    public async Task ReportAsync(string street, string? notDelivered = null)
    {
        var asked = (await api.GetAsync($"api/feedback/{month}/{street}")).Must(street).Body!;
        var lessons = asked["due"]!
            .AsArray()
            .Select((due, at) => Report(due!.GetValue<string>(), at, notDelivered))
            .ToList();
        (await api.PutAsync($"api/feedback/{month}/{street}", new { lessons })).Must(street);
    }

    public async Task ReleaseAsync() =>
        (await api.PostAsync($"api/settlements/{month}/release", null, $"sample-release-{month}")).Must(month);

    /// <summary>The first teacher disputes a line, the others agree.</summary>
    public async Task CheckAsync()
    {
        var payslips = await PayslipsAsync();
        for (var at = 0; at < payslips.Count; at++)
            await AnswerAsync(
                payslips[at],
                at > 0
                    ? new { answer = "agree" }
                    : new
                    {
                        answer = "dispute",
                        line = payslips[at]["lines"]!.AsArray()[0]!["lessonId"]!.GetValue<string>(),
                        reason = "这一节的课酬好像少算了，请核对",
                    }
            );
    }

    public async Task AnswerDisputeAsync()
    {
        var id = IdOf((await PayslipsAsync()).First(payslip => payslip["state"]!.GetValue<string>() == "Disputed"));
        var body = new { answer = "已核对：课酬按等级标准计算，没有少算" };
        (await api.PostAsync($"api/payslips/{id}/dispute-answer", body, $"sample-dispute-answer-{id}")).Must(id);
    }

    public async Task ApproveAsync() =>
        (await api.ApproveAsync($"api/settlements/{month}/approve", $"sample-approve-{month}")).Must(month);

    public async Task PayAsync()
    {
        var results = (await PayslipsAsync()).Select(payslip => new { payslipId = IdOf(payslip), ok = true });
        (await api.PostAsync($"api/settlements/{month}/payout-results", new { results }, $"sample-paid-{month}")).Must(
            month
        );
    }

    private async Task<IReadOnlyList<JsonNode>> PayslipsAsync() =>
        [
            .. (await api.GetAsync($"api/settlements/{month}")).Must(month).Body!["payslips"]!
                .AsArray()
                .Select(payslip => payslip!),
        ];

    private async Task AnswerAsync(JsonNode payslip, object answer)
    {
        var id = IdOf(payslip);
        (await api.PostAsync($"api/payslips/{id}/answer", answer, $"sample-payslip-{id}")).Must(id);
    }

    private static string IdOf(JsonNode payslip) => payslip["payslipId"]!.GetValue<string>();

    private static object Report(string lessonId, int at, string? notDelivered) =>
        lessonId == notDelivered
            ? new
            {
                lessonId,
                delivered = false,
                reason = "teacher-absent",
            }
            : new
            {
                lessonId,
                delivered = true,
                headcount = 22 + at % 8,
                ratings = new
                {
                    teaching = 5 - at % 2,
                    punctuality = 5,
                    organisation = 4,
                },
            };
}
