using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City.People;

/// <summary>
/// The bank sends money back: while the month is still paid, or once it is closed, and then it goes along with the next
/// month's. One of the association writes down the right account, another confirms it.
/// </summary>
public sealed partial class ReturnedTransfers(CityApi api, Chance chance, CityLog log, CityShares shares)
{
    // Sent back again each time that it is paid, two transfers would keep a month from ever being closed.
    private readonly HashSet<string> cameBack = [];

    /// <summary>What of the payslips that were paid comes back today.</summary>
    /// <param name="time">Tells the day after the transfer from the time after the month was closed.</param>
    public async Task<IReadOnlyList<object>> ComeBackAsync(IEnumerable<JsonNode?> payslips, string time, DateOnly day)
    {
        var back = payslips
            .Where(payslip => payslip!["state"]!.GetValue<string>() == "Paid")
            .Select(payslip => (Payslip: payslip, About: $"{time}|{payslip!["payslipId"]}"))
            .Where(one => chance.Hits(shares.Returned, one.About) && cameBack.Add(one.About))
            .Select(one => one.Payslip)
            .ToList();
        foreach (var payslip in back)
        {
            await CorrectAsync(TeacherOf(payslip!), day);
            log.Count($"returned {time}", day);
        }

        return
        [
            .. back.Select(payslip => new
            {
                payslipId = payslip!["payslipId"]!.GetValue<string>(),
                ok = false,
                reason = "账号已销户",
                returned = true,
                returnedOn = day,
            }),
        ];
    }

    public static string TeacherOf(JsonNode payslip) =>
        payslip["teacher"] is JsonObject shown
            ? shown["teacherId"]!.GetValue<string>()
            : payslip["teacher"]!.GetValue<string>();

    private async Task CorrectAsync(string teacher, DateOnly day)
    {
        var page = $"staff/teachers/{teacher}/bank";
        var account = new Dictionary<string, string>
        {
            ["formKey"] = $"propose-{teacher}-{day:yyyy-MM-dd}",
            ["accountName"] = "示例户名",
            ["bank"] = "示例银行",
            ["account"] = $"6217{chance.Below(1_000_000_000, $"account|{teacher}|{day}"):0000000000}",
        };
        (await api.FormAsync($"{page}/propose", account)).Must($"Account of {teacher}");
        var shown = Version().Match(await api.TextAsync(page));
        var confirmed = new Dictionary<string, string>
        {
            ["formKey"] = $"confirm-{teacher}-{day:yyyy-MM-dd}",
            ["version"] = System.Net.WebUtility.HtmlDecode(shown.Groups["version"].Value),
        };
        (await api.ApproveFormAsync($"{page}/confirm", confirmed)).Must($"Account of {teacher}, confirmed");
        log.Count("accounts corrected by two", day);
    }

    [GeneratedRegex(
        "name=\"version\" value=\"(?<version>[^\"]*)\"",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Version();
}
