using System.Text.RegularExpressions;
using Delivery.Domain.Calendar;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Settlement;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>A phone without a network sends a month's form again and again, and another one may have sent it meanwhile.</summary>
public sealed partial class FeedbackOnceTests
{
    private const string Page = "/feedback/2026-09";

    [Theory]
    [InlineData("send", "feedback.put")]
    [InlineData("save", "feedback.draft")]
    public async Task What_is_sent_twice_is_one_act_and_a_correction_on_the_same_page_another(string act, string logged)
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");

        foreach (var headcount in (string[])["28", "28", "29"])
        {
            using var taken = await street.PostAsync(Page, Form(act, lesson, headcount, version: ""));
            Assert.Equal(303, (int)taken.StatusCode);
        }

        var acts = month.App.Services.GetRequiredService<AuditLog>().OfDayAsync(ShanghaiTime.DateOf(month.App.Now));
        Assert.Equal(2, await acts.CountAsync(line => line.Value.Act == logged));
    }

    [Fact]
    public async Task What_was_sent_elsewhere_since_is_not_replaced_unseen()
    {
        await using var month = await PayMonth.StartAsync();
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        using var street = await month.App.SignedInAsync(CallerKind.Street, "A1");
        var first = VersionIn(await street.GetStringAsync(Page));
        using var elsewhere = await street.PostAsync(Page, Form("send", lesson, "28", first));
        Assert.Equal(303, (int)elsewhere.StatusCode);

        using var late = await street.PostAsync(Page, Form("send", lesson, "31", first));

        Assert.Equal(422, (int)late.StatusCode);
        var shown = await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("这份反馈后来在别处提交过", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", shown, StringComparison.Ordinal);
        Assert.Equal(28, await CountedAsync(month));
        using var again = await street.PostAsync(Page, Form("send", lesson, "31", VersionIn(shown)));
        Assert.Equal(303, (int)again.StatusCode);
        Assert.Equal(31, await CountedAsync(month));
    }

    private static async Task<int?> CountedAsync(PayMonth month)
    {
        var reports = month.App.Services.GetRequiredService<FeedbackReports>();
        return (await reports.FindAsync(PayMonth.September, "A1"))!.Value.Lessons.Single().Headcount;
    }

    private static string VersionIn(string page) =>
        System.Net.WebUtility.HtmlDecode(Version().Match(page).Groups[1].Value);

    [GeneratedRegex("name=\"version\" value=\"([^\"]+)\"")]
    private static partial Regex Version();

    private static FormUrlEncodedContent Form(string act, string lesson, string headcount, string version) =>
        new(
            new Dictionary<string, string>
            {
                ["formKey"] = "phone",
                ["act"] = act,
                ["version"] = version,
                [$"delivered[{lesson}]"] = "yes",
                [$"headcount[{lesson}]"] = headcount,
                ["teaching[A1-2026-001]"] = "5",
                ["punctuality[A1-2026-001]"] = "4",
                ["organisation[A1-2026-001]"] = "5",
            }
        );
}
