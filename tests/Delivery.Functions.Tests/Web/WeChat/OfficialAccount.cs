using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Delivery.Functions.Email.WeChat;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Programme.WeChat;
using Xunit;

namespace Delivery.Functions.Tests.Web.WeChat;

/// <summary>A town whose association has an official account, as its followers' phones and the platform use it.</summary>
internal sealed class OfficialAccount(Town town, FakeWeChat platform) : IAsyncDisposable
{
    public const string Token = "AAAAA";

    private int number;

    public Town Town => town;

    public FakeWeChat Platform => platform;

    public static async Task<OfficialAccount> OpenAsync(
        int teachers = 1,
        string template = "TPL-1",
        string? aesKey = null,
        bool inbox = true
    )
    {
        var platform = await FakeWeChat.StartAsync();
        var town = await Town.StartAsync(
            teachers,
            new Dictionary<string, string?>
            {
                ["Delivery:WeChat:Address"] = platform.Url,
                ["Delivery:WeChat:Transport"] = "api",
                ["Delivery:WeChat:ReplayMinutes"] = "10",
            }
        );
        await town.PutAsync(
            "/api/channels/gongzuohao",
            new
            {
                kind = "WeChat",
                address = FakeWeChat.AppId,
                title = "体育工作号",
                active = false,
                secret = FakeWeChat.Secret,
                callbackToken = Token,
                aesKey,
                inbox,
                template,
            }
        );
        return new OfficialAccount(town, platform);
    }

    /// <summary>Signs as the platform does, now, with a nonce of its own.</summary>
    public string Sign(long? at = null, string? nonce = null)
    {
        var timestamp = (at ?? town.App.Host.Clock.Now.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        nonce ??= $"{Interlocked.Increment(ref number)}";
        return $"signature={WeChatSignature.Of(Token, timestamp, nonce)}&timestamp={timestamp}&nonce={nonce}";
    }

    public string Message(string from, string type, string id, params (string Name, string Text)[] more) =>
        new XElement(
            "xml",
            new XElement("ToUserName", new XCData("gh_work")),
            new XElement("FromUserName", new XCData(from)),
            new XElement("CreateTime", town.App.Host.Clock.Now.ToUnixTimeSeconds()),
            new XElement("MsgType", new XCData(type)),
            type == "event" ? null : new XElement("MsgId", id),
            more.Select(field => new XElement(field.Name, new XCData(field.Text)))
        ).ToString(SaveOptions.DisableFormatting);

    public Task<string> SayAsync(string from, string text, string? id = null) =>
        TellAsync(Message(from, "text", id ?? NewId(), ("Content", text)));

    /// <summary>Sends a file, which lies on the platform under the id.</summary>
    public Task<string> SendAsync(string from, string type, string mediaId, byte[] file, string? id = null)
    {
        platform.Files[mediaId] = file;
        return TellAsync(Message(from, type, id ?? NewId(), ("MediaId", mediaId), ("Title", "名单.csv")));
    }

    /// <returns>The text that the account answers; empty for none.</returns>
    public async Task<string> TellAsync(string xml, string? query = null)
    {
        using var answer = await PostAsync(xml, query ?? Sign());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("200 ", $"{(int)answer.StatusCode} {(answer.IsSuccessStatusCode ? "" : text)}");
        return text is "" or "success" ? "" : XElement.Parse(text).Element("Content")!.Value;
    }

    public async Task<string> RefusalAsync(string xml, string query)
    {
        using var answer = await PostAsync(xml, query);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return $"{(int)answer.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    public Task<HttpResponseMessage> PostAsync(string xml, string query) =>
        town.App.Anonymous.PostAsync(
            $"/api/wechat/callback?{query}",
            new StringContent(xml, Encoding.UTF8, "application/xml")
        );

    /// <summary>The eight digits on the page of whoever the cookie is.</summary>
    public async Task<string> CodeAsync(string cookie)
    {
        using var asked = await town.PostFormAsync("/account/wechat", cookie, ("act", "code"));
        Assert.Equal(303, (int)asked.StatusCode);
        var page = await PageAsync(cookie);
        var at = page.IndexOf("<b>", page.IndexOf("把下面8个数字", StringComparison.Ordinal), StringComparison.Ordinal);
        return page.Substring(at + 3, 8);
    }

    public async Task<string> PageAsync(string cookie)
    {
        using var client = town.ClientWith(cookie);
        return await client.GetStringAsync("/account/wechat");
    }

    public async Task BindTeacherAsync(string openId, string teacher) =>
        Assert.StartsWith(
            "已绑定",
            await SayAsync(openId, await CodeAsync(await town.TeacherCookieAsync(teacher))),
            StringComparison.Ordinal
        );

    public async Task BindStreetAsync(string openId) =>
        Assert.StartsWith(
            "已绑定",
            await SayAsync(openId, await CodeAsync(await town.StreetCookieAsync(Town.Street))),
            StringComparison.Ordinal
        );

    /// <summary>What the account wrote by itself, oldest first, once nothing is left to do.</summary>
    public async Task<IReadOnlyList<string>> SaidAsync()
    {
        await town.App.IdleAsync();
        return
        [
            .. platform.Said.Where(said => said["text"] is not null).Select(said => (string)said["text"]!["content"]!),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await town.DisposeAsync();
        await platform.DisposeAsync();
    }

    private string NewId() => $"{Interlocked.Increment(ref number) + 90_000_000}";
}
