using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Xunit;
using static Delivery.Functions.Tests.Programme.Webhooks.WebhookTests;

namespace Delivery.Functions.Tests.Programme.Webhooks;

/// <summary>Which address, name and replay of a webhook are refused, and which address is not called.</summary>
public sealed class WebhookRefusalTests
{
    [Theory]
    [InlineData("https://inside.example.cn/hook", "webhook.private", "这个地址不在公网上，不能接收推送，请换一个")]
    [InlineData("https://both.example.cn/hook", "webhook.private", "这个地址不在公网上，不能接收推送，请换一个")]
    [InlineData("https://nowhere.example.cn/hook", "webhook.private", "这个地址不在公网上，不能接收推送，请换一个")]
    [InlineData("https://10.1.2.3/hook", "webhook.private", "这个地址不在公网上，不能接收推送，请换一个")]
    [InlineData("https://[::1]/hook", "webhook.private", "这个地址不在公网上，不能接收推送，请换一个")]
    [InlineData("http://city.example.cn/hook", "webhook.url", "请填写 https 开头的完整地址，不带用户名和密码")]
    [InlineData("https://a:b@city.example.cn/", "webhook.url", "请填写 https 开头的完整地址，不带用户名和密码")]
    [InlineData("nonsense", "webhook.url", "请填写 https 开头的完整地址，不带用户名和密码")]
    public async Task An_address_inside_a_network_is_refused_when_it_is_registered(
        string url,
        string code,
        string message
    )
    {
        var town = await TownAsync(mayCallThisMachine: false);
        await using var app = town.App;
        using var answer = await app.Http.PutAsJsonAsync("/api/webhooks/city-portal", new { url });
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Equal((code, message), ((string?)problem["code"], (string?)problem["detail"]));
    }

    [Fact]
    public async Task An_address_that_has_moved_inside_since_is_not_called()
    {
        var now = IPAddress.Parse("93.184.215.14");
        using var calls = new PublicCalls((_, _) => Task.FromResult(new[] { now }), new DeliverySettings());
        Assert.True(await calls.ReachesOnlyThePublicAsync("city.example.cn"));

        now = IPAddress.Loopback;
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            calls.Http.GetAsync("http://city.example.cn:1/hook")
        );
        Assert.Contains("is not on the public network", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_no_switch_opens_this_machine()
    {
        var settings = new DeliverySettings
        {
            Environment = "production",
            Webhooks = new WebhookSettings { MayCallThisMachine = true },
        };
        using var calls = new PublicCalls((_, _) => Task.FromResult(new[] { IPAddress.Loopback }), settings);
        Assert.False(await calls.ReachesOnlyThePublicAsync("localhost"));
    }

    [Theory]
    [InlineData("Bad_Name", 422, "webhook.name", "系统名称应为1至40个小写字母、数字或短横，以字母开头")]
    public async Task A_name_that_could_be_no_part_of_an_id_is_refused(
        string name,
        int status,
        string code,
        string message
    )
    {
        var town = await TownAsync();
        await using var app = town.App;
        using var answer = await app.Http.PutAsJsonAsync($"/api/webhooks/{name}", new { url = "http://127.0.0.1:1/" });
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(
            (status, code, message),
            ((int)answer.StatusCode, (string?)problem["code"], (string?)problem["detail"])
        );
    }

    [Theory]
    [InlineData("nobody", "2026-08-31T00:00:00+08:00", 404, "webhook.unknown", "没有找到系统推送“nobody”，请核对编号")]
    [InlineData("city-portal", "2026-07-01T00:00:00+08:00", 422, "webhook.from", "from 应为过去30天内的时间")]
    [InlineData("city-portal", "2026-09-09T00:00:00+08:00", 422, "webhook.from", "from 应为过去30天内的时间")]
    public async Task A_replay_of_nothing_is_refused(string name, string from, int status, string code, string message)
    {
        var town = await TownAsync();
        await using var app = town.App;
        await PutAsync(town, "http://127.0.0.1:1/", orders: false);
        using var answer = await app.Http.PostAsJsonAsync($"/api/webhooks/{name}/replay", new { from });
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(
            (status, code, message),
            ((int)answer.StatusCode, (string?)problem["code"], (string?)problem["detail"])
        );
    }
}
