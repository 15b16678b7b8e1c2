using System.Net;
using System.Text;
using Delivery.Local.City;
using Delivery.Local.City.Sums;
using Xunit;

namespace Delivery.Local.Tests.City;

/// <summary>What people were told is done is looked for in the audit log, and what stands there once proves one act.</summary>
public sealed class CityAuditTests
{
    private const string Header = "时间,谁,编号,做了什么,动作,对象,说明\n";
    private const string Approved = "2026-09-01 10:00,甲,key:bootstrap,批准订单,order.Approve,O-1,\n";

    [Fact]
    public async Task An_act_with_its_line_is_proved()
    {
        var proof = await ProveAsync(Header + Approved, "api/orders/O-1/decision");

        Assert.True(proof.Holds);
        Assert.Equal("办了 1 件事，每件都有一条操作记录", proof.Sentence);
    }

    [Fact]
    public async Task Two_acts_are_not_proved_by_one_line()
    {
        var proof = await ProveAsync(Header + Approved, "api/orders/O-1/decision", "api/orders/O-1/withdraw");

        Assert.Equal(["api/orders/O-1/withdraw 没有操作记录"], proof.Broken);
    }

    [Fact]
    public async Task A_line_of_the_service_itself_proves_nobodys_act()
    {
        var line = Approved.Replace("key:bootstrap", "service", StringComparison.Ordinal);

        Assert.False((await ProveAsync(Header + line, "api/orders/O-1/decision")).Holds);
    }

    [Fact]
    public async Task What_an_act_made_is_found_under_the_name_that_the_answer_gives()
    {
        var line = Approved.Replace("O-1", "S1/O-7", StringComparison.Ordinal);

        Assert.True((await ProveAsync(Header + line, "api/orders")).Holds);
    }

    [Fact]
    public async Task A_refusal_and_the_clock_need_no_line()
    {
        var proof = await ProveAsync(Header, "api/refused/O-1", "local/clock/1");

        Assert.Equal("办了 0 件事，每件都有一条操作记录", proof.Sentence);
    }

    private static async Task<Proof> ProveAsync(string log, params string[] acts)
    {
        using var http = new HttpClient(new Service(log)) { BaseAddress = new Uri("http://service.example/") };
        var api = new CityApi(http, "staff", "approver");
        foreach (var act in acts)
            await api.PostAsync(act, null, act);
        return await new CityAudit(api).ProveAsync(new(2026, 9, 1), new(2026, 9, 30));
    }

    /// <summary>It answers every act with the order that it made, and gives one log for all days.</summary>
    private sealed class Service(string log) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) =>
            Task.FromResult(
                request.RequestUri!.AbsolutePath switch
                {
                    "/staff/audit/export" => Answer(log, "text/csv"),
                    "/api/orders" => Answer("""{"orderId":"O-7"}""", "application/json"),
                    // As one hears it who asked before: what was refused is taken for done.
                    "/api/refused/O-1" => Answer("""{"code":"order.stage"}""", "application/problem+json"),
                    _ => Answer("{}", "application/json"),
                }
            );

        private static HttpResponseMessage Answer(string text, string type) =>
            new(HttpStatusCode.OK) { Content = new StringContent(text, Encoding.UTF8, type) };
    }
}
