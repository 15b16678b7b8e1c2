using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>The forms of a run's page: sent twice they act once, and refused each keeps what was typed in it.</summary>
public sealed class PayRunFormTests
{
    private const string Page = "/staff/settlements/2026-09";

    [Fact]
    public async Task An_adjustment_that_is_sent_twice_is_one()
    {
        await using var month = await PayrollAsync();
        var key = KeyOf(await month.App.Http.GetStringAsync(Page));

        Assert.Equal(303, (await AdjustAsync(month, key, "100")).Status);
        Assert.Equal(303, (await AdjustAsync(month, key, "100")).Status);
        Assert.Equal(350, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        Assert.Equal(303, (await AdjustAsync(month, KeyOf(await month.App.Http.GetStringAsync(Page)), "100")).Status);

        Assert.Equal(450, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
        var page = WebUtility.HtmlDecode(await month.App.Http.GetStringAsync(Page));
        Assert.Equal(
            2,
            Regex.Count(page, "<b>沈知远老师</b><span class=\"num\">\\+100.00</span></div><p class=\"pre\">补贴")
        );
        var compared = WebUtility.HtmlDecode(await month.App.Http.GetStringAsync($"{Page}/differences"));
        Assert.Contains("本月调整 +100.00：补贴（", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_refusal_the_corrected_form_is_taken()
    {
        await using var month = await PayrollAsync();
        var key = KeyOf(await month.App.Http.GetStringAsync(Page));

        var (status, refused) = await AdjustAsync(month, key, "0");
        Assert.Equal(422, status);
        Assert.Contains("调整金额不能为0", refused, StringComparison.Ordinal);
        Assert.NotEqual(key, KeyOf(refused));

        Assert.Equal(303, (await AdjustAsync(month, KeyOf(refused), "50")).Status);
        Assert.Equal(300, (decimal)(await month.RunAsync())["totals"]!["gross"]!);
    }

    [Fact]
    public async Task A_month_that_cannot_begin_says_why()
    {
        await using var month = await PayMonth.StartAsync();

        using var answer = await month.App.Http.PostAsync("/staff/settlements/2026-10/start", null);

        Assert.Equal(409, (int)answer.StatusCode);
        Assert.Contains(
            "2026-10还没有结束，请在次月1日以后开始结算",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_typed_into_one_form_stays_in_it_and_in_no_other()
    {
        await using var month = await PayrollAsync();
        var (_, refused) = await PostAsync(
            month,
            "adjustments",
            ("teacher", "T1"),
            ("amount", "一百"),
            ("reason", "补贴")
        );
        var (_, other) = await PostAsync(
            month,
            "taxes",
            ("payslipId", "2026-09-T1"),
            ("amount", "九百"),
            ("reason", "协定")
        );

        Assert.Contains("请填写调整金额，例如 -50", refused, StringComparison.Ordinal);
        Assert.Contains("value=\"补贴\"", refused, StringComparison.Ordinal);
        Assert.Contains("请填写扣税金额，不扣的写0", other, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"九百\"", other, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"协定\"", other, StringComparison.Ordinal);
    }

    private static async Task<PayMonth> PayrollAsync()
    {
        var month = await PayMonth.StartAsync();
        await month.AddLessonAsync("A1", 1, 1);
        await month.ReachAsync("Payroll");
        return month;
    }

    private static string KeyOf(string page) =>
        Regex.Match(page, "name=\"formKey\" value=\"([0-9a-f]{32}-adjust)\"").Groups[1].Value;

    private static Task<(int Status, string Text)> AdjustAsync(PayMonth month, string key, string amount) =>
        PostAsync(month, "adjustments", ("formKey", key), ("teacher", "T1"), ("amount", amount), ("reason", "补贴"));

    private static async Task<(int Status, string Text)> PostAsync(
        PayMonth month,
        string act,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        using var answer = await month.App.Http.PostAsync($"{Page}/{act}", form);
        return ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
