using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

public sealed class TeacherPageTests
{
    private const string Teacher = "/staff/teachers/T01";
    private const string Bank = $"{Teacher}/bank";
    private const string Account = "6217000012345678";
    private const string IdNumber = "310101199001011234";

    [Fact]
    public async Task A_teacher_is_changed_with_times_in_lines_and_keeps_what_the_form_does_not_show()
    {
        await using var place = await Neighbourhood.WithAsync();
        await PutAsync(place, Account);
        var form = await EntryForm.OpenAsync(place.App.Http, $"{Teacher}/edit");
        Assert.Equal("true", form["disciplines[D01]"]);
        (form["personName"], form["weeklyLimit"], form["nameMayBePublished"]) = ("王·四", "6", "true");
        (form["disciplines[D02]"], form["districts[静安区]"]) = ("true", "true");
        form["availability"] = "周一 09：00—12：00\n星期日 18:00~24:00";
        form["unavailable"] = "2026-10-01 至 2026-10-07\n2026-10-08 09:00 至 2026-10-08 12:00";
        Assert.Equal(303, (await form.SendAsync()).Status);

        var stored = await place.GetAsync("/api/teachers/T01");
        Assert.Equal("王·四", (string?)stored["name"]);
        Assert.Equal(["D01", "D02"], stored["disciplines"]!.AsArray().Select(code => (string?)code));
        Assert.Equal(["黄浦区", "静安区"], stored["districts"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(["Monday", "Sunday"], stored["availability"]!.AsArray().Select(free => (string?)free!["day"]));
        Assert.Equal("2026-10-08T00:00:00+08:00", (string?)stored["unavailable"]![0]!["to"]);
        Assert.EndsWith("5678", (string?)stored["bank"]!["account"], StringComparison.Ordinal);

        // Opened and sent as it is, it changes nothing.
        var unchanged = await EntryForm.OpenAsync(place.App.Http, $"{Teacher}/edit");
        Assert.Equal("周一 09:00-12:00\n周日 18:00-24:00", unchanged["availability"]);
        Assert.Equal(303, (await unchanged.SendAsync()).Status);
        Assert.Equal($"{stored}", $"{await place.GetAsync("/api/teachers/T01")}");
    }

    [Fact]
    public async Task Certificates_are_kept_with_proof_and_last_day_and_one_that_has_run_out_is_marked()
    {
        await using var place = await Neighbourhood.WithAsync();
        await PutAsync(place, Account);
        var form = await EntryForm.OpenAsync(place.App.Http, $"{Teacher}/edit");
        form["qualifications"] = "D01 社体指导员 2024-118 2020-06-30\n证书";
        Assert.Contains("看不懂“证书”", (await form.SendAsync()).Beside("qualifications"), StringComparison.Ordinal);
        form["qualifications"] = "D99 证书 1";
        Assert.Contains(
            "每张证书要写明这位老师登记的一个项目和证书编号",
            (await form.SendAsync()).Beside("qualifications"),
            StringComparison.Ordinal
        );
        var wrong = Neighbourhood.TeacherBody();
        wrong["qualifications"] = new JsonArray(new JsonObject { ["discipline"] = "D99", ["proof"] = "证书 1" });
        using var refused = await place.App.Http.PutAsJsonAsync("/api/teachers/T01", wrong);
        Assert.Contains(
            "\"teacher.qualification\"",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        form["qualifications"] = "D01 社体指导员 2024-118 2020-06-30";
        Assert.Equal(303, (await form.SendAsync()).Status);

        // A system that knows nothing of certificates leaves them.
        await PutAsync(place, Account);
        var kept = (await place.GetAsync("/api/teachers/T01"))["qualifications"]![0]!;
        Assert.Equal(("社体指导员 2024-118", "2020-06-30"), ((string?)kept["proof"], (string?)kept["until"]));
        var list = System.Net.WebUtility.HtmlDecode(await place.App.Http.GetStringAsync("/staff/teachers"));
        Assert.Contains("有证书过期", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_named_beside_their_field()
    {
        await using var place = await Neighbourhood.WithAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, $"{Teacher}/edit");
        (form["availability"], form["unavailable"]) = ("周一上午\n周二 09:00-12:00", "国庆");
        (form["weeklyLimit"], form["phone"]) = ("很多", "1380000");
        var sent = await form.SendAsync();

        Assert.Equal(422, sent.Status);
        Assert.Contains("看不懂“周一上午”", sent.Beside("availability"), StringComparison.Ordinal);
        Assert.Contains("看不懂“国庆”", sent.Beside("unavailable"), StringComparison.Ordinal);
        Assert.Contains("每周课时上限应为1至50节", sent.Beside("weeklyLimit"), StringComparison.Ordinal);
        Assert.Contains("11位手机号", sent.Beside("phone"), StringComparison.Ordinal);
        Assert.Equal("周一上午\n周二 09:00-12:00", form.Again(sent)["availability"]);
    }

    [Fact]
    public async Task Where_the_money_goes_is_changed_by_two_people()
    {
        await using var place = await Neighbourhood.WithAsync();
        using var one = await place.WithScopesAsync(Role.Admin);
        using var two = await place.WithScopesAsync(Role.Admin, Role.Reviewer);
        var propose = await EntryForm.OpenAsync(one, Bank, "/propose");
        (propose["accountName"], propose["bank"], propose["account"]) = ("王三", "建设银行", "6217 0000 1234 5678");
        propose["idNumber"] = "３１０１０１１９９００１０１１２３４";
        Assert.Equal(303, (await propose.SendAsync()).Status);
        Assert.Equal(303, (await propose.SendAsync()).Status);

        Assert.Contains("待另一位确认", await two.GetStringAsync(Teacher), StringComparison.Ordinal);
        Assert.DoesNotContain("/bank/confirm", await one.GetStringAsync(Bank), StringComparison.Ordinal);
        Assert.Null((await place.GetAsync("/api/teachers/T01"))["bank"]);
        var confirm = await EntryForm.OpenAsync(two, Bank, "/confirm");
        Assert.Equal(422, await AsAsync(one, confirm));
        Assert.Equal(303, (await confirm.SendAsync()).Status);

        var stored = await place.GetAsync("/api/teachers/T01");
        Assert.EndsWith("5678", (string?)stored["bank"]!["account"], StringComparison.Ordinal);
        Assert.EndsWith("1234", (string?)stored["idNumber"], StringComparison.Ordinal);
        Assert.Equal(422, await AsAsync(two, confirm, "another-key"));
        var page = await two.GetStringAsync(Teacher);
        Assert.Contains(
            "修改银行账户和证件号，由key-of-admin提出，key-of-admin-reviewer确认",
            page,
            StringComparison.Ordinal
        );
        // The clock stands still here, and acts of one moment have no order.
        Assert.Equal(["teacher.bank.confirm", "teacher.bank.propose"], (await ActsAsync(place)).Order());
    }

    [Fact]
    public async Task A_proposal_that_nobody_wants_is_withdrawn_and_leaves_what_was()
    {
        await using var place = await Neighbourhood.WithAsync();
        await PutAsync(place, Account);
        var wrong = await EntryForm.OpenAsync(place.App.Http, Bank, "/propose");
        (wrong["account"], wrong["idNumber"]) = ("12", "1");
        var sent = await wrong.SendAsync();
        Assert.Equal(422, sent.Status);
        Assert.Contains("请填写户名", sent.Beside("accountName"), StringComparison.Ordinal);
        Assert.Contains("8至30位数字", sent.Beside("account"), StringComparison.Ordinal);
        Assert.Contains("6至30个字母或数字", sent.Beside("idNumber"), StringComparison.Ordinal);

        var propose = wrong.Again(sent);
        (propose["accountName"], propose["bank"], propose["account"], propose["idNumber"]) = (
            "王三",
            "工商银行",
            "6222000099998888",
            ""
        );
        Assert.Equal(303, (await propose.SendAsync()).Status);
        var withdraw = await EntryForm.OpenAsync(place.App.Http, Bank, "/withdraw");
        Assert.Equal(303, (await withdraw.SendAsync()).Status);
        var bank = (await place.GetAsync("/api/teachers/T01"))["bank"]!;
        Assert.EndsWith("5678", (string?)bank["account"], StringComparison.Ordinal);
        Assert.NotNull(await EntryForm.OpenAsync(place.App.Http, Bank, "/propose"));
    }

    [Fact]
    public async Task Numbers_of_accounts_and_documents_are_on_no_page_and_in_no_history()
    {
        await using var place = await Neighbourhood.WithAsync();
        await PutAsync(place, Account);
        await PutAsync(place, "6217000012340000");
        foreach (var path in new[] { Teacher, $"{Teacher}/edit", Bank, "/staff/teachers" })
        {
            var page = await place.App.Http.GetStringAsync(path);
            Assert.DoesNotContain("62170000", page, StringComparison.Ordinal);
            Assert.DoesNotContain(IdNumber, page, StringComparison.Ordinal);
        }
        Assert.Contains("****0000", await place.App.Http.GetStringAsync(Bank), StringComparison.Ordinal);

        var register = place.App.Services.GetRequiredService<Registers>().Teachers;
        var history = (await register.HistoryAsync("T01", null, 10)).Rows.Select(row => row.Value).ToList();
        Assert.Equal(3, history.Count);
        Assert.All(history, change => Assert.Null(change.After.SealedBank));
        Assert.All(history, change => Assert.Null(change.After.SealedIdNumber));
        Assert.All(history, change => Assert.Null(change.Before?.SealedBank));
        Assert.Equal("同时写入了银行账户和证件号", history[0].Note);
    }

    private static async Task PutAsync(Neighbourhood place, string account)
    {
        var body = Neighbourhood.TeacherBody();
        body["bank"] = new JsonObject { ["bank"] = "建设银行", ["account"] = account };
        body["idNumber"] = IdNumber;
        using var put = await place.App.Http.PutAsJsonAsync("/api/teachers/T01", body);
        Assert.Equal(200, (int)put.StatusCode);
    }

    /// <summary>The same form, sent by somebody else or under another key.</summary>
    private static async Task<int> AsAsync(HttpClient http, EntryForm form, string? key = null)
    {
        using var content = new FormUrlEncodedContent([
            new("version", form["version"]!),
            new("formKey", key ?? form["formKey"]!),
        ]);
        using var answer = await http.PostAsync($"{Bank}/confirm", content);
        return (int)answer.StatusCode;
    }

    private static async Task<IEnumerable<string>> ActsAsync(Neighbourhood place)
    {
        var audit = place.App.Services.GetRequiredService<AuditLog>();
        var acts = await audit.OfDayAsync(new DateOnly(2026, 9, 1)).ToListAsync();
        return acts.Select(act => act.Value.Act).Where(act => act.StartsWith("teacher.bank", StringComparison.Ordinal));
    }
}
