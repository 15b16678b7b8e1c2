using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;

namespace Delivery.Local.City.People;

/// <summary>The association: it decides orders, finds teachers by hand where nobody answered, and runs the month's pay.</summary>
public sealed class Association(
    CityApi api,
    Chance chance,
    CityLog log,
    CityOptions options,
    WorkingCalendar calendar,
    Crowd crowd,
    Bank bank,
    ReturnedTransfers? returned = null
)
{
    private readonly Season season = options.Season;

    public async Task MorningAsync(DateOnly day, bool isWorkingDay)
    {
        if (!isWorkingDay)
            return;
        await crowd.EachAsync(
            await api.AllAsync($"api/orders?season={season}&stage=Submitted&limit=200"),
            order => DecideAsync(order["orderId"]!.GetValue<string>(), day)
        );
        foreach (var order in await api.AllAsync($"api/orders?season={season}&stage=Unmatched&limit=200"))
            await AssignAsync(order["orderId"]!.GetValue<string>(), day);
    }

    public async Task AfternoonAsync(DateOnly day)
    {
        var month = Month.Of(day).Previous;
        if (month.First < Month.Of(season.First).First || day < SettlementWindows.Of(month, calendar).Payroll.First)
            return;
        if (paid.Contains(month))
            return;
        var run = await api.GetAsync($"api/settlements/{month}");
        if (!run.Ok)
            return;
        switch (run.Body!["stage"]!.GetValue<string>())
        {
            case "Payroll":
                await ReleaseAsync(month, run.Body, day);
                break;
            case "Check":
                await AnswerDisputesAsync(run.Body, day);
                break;
            case "Payout":
                await AnswerDisputesAsync(run.Body, day);
                await PayAsync(month, run.Body, day);
                break;
            case "Paid":
                paid.Add(month);
                await SentBackAsync(month, run.Body, day);
                break;
            default:
                break;
        }
    }

    private readonly HashSet<Month> paid = [];

    // One order of fifteen is returned with a question the first time; one of forty is rejected.
    private async Task DecideAsync(string orderId, DateOnly day)
    {
        var order = (await api.GetAsync($"api/orders/{orderId}")).Must(orderId).Body!;
        var turn = order["history"]!.AsArray().Count;
        var mood = chance.Of($"decision|{orderId}");
        var decision =
            mood < 0.025 ? new { decision = "reject", comment = "与已安排的课程重复" }
            : mood < 0.09 && turn == 1 ? new { decision = "return", comment = "请说明场地有没有音响" }
            : new { decision = "approve", comment = "同意" };
        var answer = await api.PostAsync(
            $"api/orders/{orderId}/decision",
            decision,
            $"decide-{orderId}-{turn}-{day:yyyy-MM-dd}"
        );
        // It waits until its street may order again.
        if (answer.Code == "order.suspended")
            return;
        if (!answer.Ok)
        {
            var refused = new { decision = "reject", comment = "今年经费不足，可改用自筹经费另行申报" };
            (await api.PostAsync($"api/orders/{orderId}/decision", refused, $"refuse-{orderId}-{turn}")).Must(orderId);
        }

        log.Count(answer.Ok ? decision.decision : "reject", day);
    }

    private async Task AssignAsync(string courseId, DateOnly day)
    {
        var explained = (await api.GetAsync($"api/courses/{courseId}/candidates")).Must(courseId).Body!;
        foreach (var candidate in explained["candidates"]!.AsArray())
        {
            var teacher = candidate!["teacher"]!.GetValue<string>();
            var body = new { teacher, reason = "电话联系，老师同意" };
            var answer = await api.PostAsync(
                $"api/courses/{courseId}/assign",
                body,
                $"assign-{courseId}-{teacher}-{day}"
            );
            if (!answer.Ok)
                continue;
            log.Count("assigned", day);
            return;
        }
    }

    private async Task ReleaseAsync(Month month, JsonNode run, DateOnly day)
    {
        foreach (var lesson in run["contradictions"]?.AsArray() ?? [])
        {
            var id = lesson!["lessonId"]!.GetValue<string>();
            var body = new { delivered = true, reason = "核对照片，确已上课" };
            (await api.PostAsync($"api/settlements/{month}/contradictions/{id}", body, $"contradiction-{id}")).Must(id);
            log.Count("contradictions", day);
        }

        (await api.PostAsync($"api/settlements/{month}/release", null, $"release-{month}")).Must($"Release {month}");
        log.Count("released", day);
    }

    private async Task AnswerDisputesAsync(JsonNode run, DateOnly day)
    {
        foreach (
            var payslip in run["payslips"]!
                .AsArray()
                .Where(payslip => payslip!["state"]!.GetValue<string>() == "Disputed")
        )
        {
            var id = payslip!["payslipId"]!.GetValue<string>();
            var body = new { answer = "已核对，课酬按级别标准计算，无误" };
            (await api.PostAsync($"api/payslips/{id}/dispute-answer", body, $"dispute-{id}")).Must(id);
            log.Count("disputes answered", day);
        }
    }

    private async Task PayAsync(Month month, JsonNode run, DateOnly day)
    {
        var payslips = run["payslips"]!.AsArray();
        var waiting = payslips
            .Where(payslip => payslip!["state"]!.GetValue<string>() is "Approved" or "Failed")
            .ToList();
        if (waiting.Count == 0)
        {
            (await api.ApproveAsync($"api/settlements/{month}/approve", $"approve-{month}")).Must($"Approve {month}");
            log.Count("approved", day);
            return;
        }

        await HandOverAsync(month, day);
        var ordered = await bank.OrderedAsync(month);
        // By the time the last of the first file is answered, some of the others are back.
        var results = bank.Answer(ordered, payslips, isLateWithTheLast: returned is not null);
        var back =
            returned is null || waiting.Count == payslips.Count
                ? []
                : await returned.ComeBackAsync(payslips, "while the month is paid", day);
        if (back.Count + results.Count == 0)
            return;
        // What is back stands first: with the last that is paid the month would be closed.
        var sent = new { results = back.Concat(results) };
        (await api.PostAsync($"api/settlements/{month}/payout-results", sent, $"results-{month}-{day}")).Must(
            $"Results {month}"
        );
        log.Count("paid", day, results.Count);
    }

    // The clerk makes the next numbered file of whatever the bank does not have in hand.
    private async Task HandOverAsync(Month month, DateOnly day)
    {
        var made = await api.PostAsync($"api/settlements/{month}/payout-files", null, $"bank-file-{month}-{day}");
        if (made is { Ok: false, Code: not "payout.nothing" })
            made.Must($"Bank file {month}");
        if (made.Ok)
            log.Count("bank files", day);
    }

    // What comes back of a closed month goes along with the next one's pay; after the last there is none.
    private async Task SentBackAsync(Month month, JsonNode run, DateOnly day)
    {
        if (returned is null || month == Month.Of(options.Last))
            return;
        var results = await returned.ComeBackAsync(run["payslips"]!.AsArray(), "after the month", day);
        if (results.Count > 0)
            (await api.PostAsync($"api/settlements/{month}/payout-results", new { results }, $"returned-{month}")).Must(
                $"Returned {month}"
            );
    }
}
