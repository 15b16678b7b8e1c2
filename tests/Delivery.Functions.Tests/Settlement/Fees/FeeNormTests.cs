using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.People;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.Settlement.Fees;

public sealed class FeeNormTests
{
    [Fact]
    public async Task A_lesson_is_paid_by_the_norm_that_held_on_its_date_and_duration()
    {
        await using var month = await PayMonth.StartAsync();
        await SaveAsync(month.App.Http, "2026-09-09", "其余 200\n一级 280\n一级 90分钟 320");
        await month.AddLessonAsync("A1", 1, 1, grade: "一级");
        await month.AddLessonAsync("A1", 1, 5, grade: "一级");
        await month.AddLessonAsync("A1", 1, 6, grade: "");
        await month.AddLessonAsync("A1", 1, 7, fee: 777);
        await month.ReachAsync("Payroll");

        var lines = (await month.RunAsync())["payslips"]![0]!["lines"]!.AsArray();
        Assert.Equal([250m, 320m, 200m, 777m], lines.Select(line => (decimal)line!["fee"]!));
        var basis = lines[1]!["basis"]!;
        Assert.Equal(
            ("一级", 90, "2026-09-09"),
            ((string?)basis["grade"], (int)basis["fromMinutes"]!, (string?)basis["holdsFrom"])
        );
        Assert.Contains(
            "早的课已在结算",
            (await SendAsync(month.App.Http, "2026-09-30", "其余 200")).Beside("code"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_promise_after_tax_comes_on_top_of_what_is_paid_before_tax()
    {
        await using var month = await PayMonth.StartAsync();
        var form = await EntryForm.OpenAsync(month.App.Http, "/staff/new/fee-norms");
        (form["code"], form["norm"]) = ("2026-09-09", "AfterTax");
        await SaveSeenAsync(form);
        await month.AddLessonAsync("A1", 1, 1, fee: 4000);
        await month.AddLessonAsync("A1", 1, 5, fee: 1000);
        await month.ReachAsync("Payroll");

        // 4,000 leave 3,360; 1,000 more in hand make 5,190.48 before tax.
        var payslip = (await month.RunAsync())["payslips"]![0]!;
        Assert.Equal((5190.48m, 4360m), ((decimal)payslip["gross"]!, (decimal)payslip["net"]!));
        Assert.Equal([4000m, 1190.48m], payslip["lines"]!.AsArray().Select(line => (decimal)line!["fee"]!));
    }

    [Fact]
    public async Task Tax_entered_by_hand_that_eats_a_promise_after_tax_is_said_beside_its_field()
    {
        await using var month = await PayMonth.StartAsync();
        await PayMonth.OkAsync(
            month.App.Http.PutAsJsonAsync(
                "/api/teachers/T1",
                new
                {
                    name = "沈知远",
                    phone = "13900005678",
                    email = "T1@teacher.example.cn",
                    disciplines = new[] { "taiji" },
                    grade = "一级",
                    districts = new[] { "徐汇区" },
                    taxStatus = "NonResident",
                }
            )
        );
        var form = await EntryForm.OpenAsync(month.App.Http, "/staff/new/fee-norms");
        (form["code"], form["norm"]) = ("2026-09-09", "AfterTax");
        await SaveSeenAsync(form);
        await month.AddLessonAsync("A1", 1, 5, fee: 1000);
        await month.ReachAsync("Payroll");
        var before = await month.App.Http.GetStringAsync("/staff/settlements/2026-09");
        Assert.Contains("应发里有 1,000.00 元是按税后标准承诺的到手数", before, StringComparison.Ordinal);
        Assert.DoesNotContain("比承诺的少", before, StringComparison.Ordinal);

        using var tax = new FormUrlEncodedContent([
            KeyValuePair.Create("payslipId", "2026-09-T1"),
            KeyValuePair.Create("amount", "160"),
            KeyValuePair.Create("reason", "协定"),
        ]);
        using var entered = await month.App.Http.PostAsync("/staff/settlements/2026-09/taxes", tax);
        Assert.Equal(303, (int)entered.StatusCode);
        Assert.Contains(
            "现在到手比承诺的少 160.00 元",
            await month.App.Http.GetStringAsync("/staff/settlements/2026-09"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_order_is_estimated_at_the_highest_norm_of_its_lessons_dates()
    {
        await using var place = await Neighbourhood.WithAsync();
        await SaveAsync(place.App.Http, "2026-10-13", "其余 200\n国家级 480");
        using var filed = await place.App.Http.PostAsJsonAsync("/api/orders", Neighbourhood.Order());
        var order = await filed.Content.ReadFromJsonAsync<JsonNode>();

        var stored = await place.App.Http.GetFromJsonAsync<JsonNode>($"/api/orders/{order!["orderId"]}");
        Assert.Equal(300m + 480m, (decimal)stored!["estimatedFees"]!);
    }

    [Fact]
    public async Task A_new_table_shows_what_it_changes_before_it_is_saved_and_stays_in_the_list_with_its_history()
    {
        await using var place = await Neighbourhood.WithAsync();
        using var maker = await place.WithScopesAsync(Role.FinanceMaker);
        Assert.Contains("2015年1月1日起", await maker.GetStringAsync("/staff/fee-norms"), StringComparison.Ordinal);
        var warned = await SendAsync(maker, "2027-01-01", "其余 200\n国家级 300\n一级 275\n二级 200");
        Assert.Contains("武术类 一级：250元，将改为275元", warned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "2027年1月1日起",
            await maker.GetStringAsync("/staff/fee-norms"),
            StringComparison.Ordinal
        );

        await SaveAsync(maker, "2027-01-01", "其余 200\n国家级 300\n一级 275\n二级 200");
        var list = await maker.GetStringAsync("/staff/fee-norms");
        Assert.Contains("2027年1月1日起", list, StringComparison.Ordinal);
        Assert.Contains("还没有生效", list, StringComparison.Ordinal);
        var entry = await maker.GetStringAsync("/staff/fee-norms/2027-01-01");
        Assert.Contains("一级 275元", entry, StringComparison.Ordinal);
        Assert.Contains("登记", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_finance_makers_change_what_is_paid()
    {
        await using var place = await Neighbourhood.WithAsync();
        using var reviewer = await place.WithScopesAsync(Role.Reviewer);
        using var approver = await place.WithScopesAsync(Role.FinanceApprover);

        foreach (var path in new[] { "/staff/new/fee-norms", "/staff/new/tax-tables" })
        {
            using var one = await reviewer.GetAsync(path);
            using var other = await approver.GetAsync(path);
            Assert.Equal((403, 403), ((int)one.StatusCode, (int)other.StatusCode));
        }
    }

    [Theory]
    [InlineData("一级", "看不懂“一级”")]
    [InlineData("一级 250", "缺少“其余”一行")]
    [InlineData("其余 -5", "应大于0")]
    [InlineData("其余 200\n一级 601分钟 300", "0至600分钟")]
    [InlineData("其余 200\n其余 300", "写了两次")]
    public async Task A_table_that_nobody_could_pay_by_is_refused_beside_its_field(string lines, string says)
    {
        await using var place = await Neighbourhood.WithAsync();

        var sent = await SendAsync(place.App.Http, "2027-01-01", lines);

        Assert.Equal(422, sent.Status);
        Assert.Contains(says, sent.Beside("feesMartialArts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("norm", "", "请选择税前还是税后")]
    [InlineData("code", "明年", "请填写日期，例如 2027-01-01")]
    public async Task A_table_without_its_day_or_its_norm_is_refused_beside_its_field(
        string field,
        string typed,
        string says
    )
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await FilledAsync(place.App.Http, "2027-01-01", "其余 200");
        form[field] = typed;

        var sent = await form.SendAsync();

        Assert.Equal(422, sent.Status);
        Assert.Contains(says, sent.Beside(field), StringComparison.Ordinal);
    }

    private static async Task<Sent> SendAsync(HttpClient http, string from, string lines) =>
        await (await FilledAsync(http, from, lines)).SendAsync();

    private static async Task SaveAsync(HttpClient http, string from, string lines) =>
        await SaveSeenAsync(await FilledAsync(http, from, lines));

    private static async Task<EntryForm> FilledAsync(HttpClient http, string from, string lines)
    {
        var form = await EntryForm.OpenAsync(http, "/staff/new/fee-norms");
        (form["code"], form["feesMartialArts"]) = (from, lines);
        return form;
    }

    private static async Task SaveSeenAsync(EntryForm form)
    {
        var warned = await form.SendAsync();
        Assert.True(warned.Status == 200, warned.Text);
        Assert.Equal(303, (await form.Again(warned).SendAsync()).Status);
    }
}
