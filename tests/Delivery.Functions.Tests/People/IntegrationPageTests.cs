using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.People.Integrations;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Delivery.Pages.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Keys of other systems, on their page.</summary>
public sealed class IntegrationPageTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_and_nothing_that_is_kept_holds_it()
    {
        using var first = await MakeAsync("portal-once", "make-1");
        using var second = await MakeAsync("portal-once", "make-1");
        var key = KeyIn(await first.Content.ReadAsStringAsync(Stop));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(64, key.Length);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.DoesNotContain(key, await second.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Single(await KeysAsync(), known => known.Name == "portal-once");
        await foreach (
            var row in town
                .App.Services.GetRequiredService<DeliveryTables>()
                .Access.QueryAsync<Azure.Data.Tables.TableEntity>()
        )
        {
            Assert.DoesNotContain(row.Keys, name => $"{row[name]}".Contains(key, StringComparison.Ordinal));
            if (row.TryGetValue("Data", out var data) && $"{data}".Contains("\"value\"", StringComparison.Ordinal))
                Assert.DoesNotContain(key, Unpacked($"{data}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_works_until_it_is_revoked_by_its_fingerprint()
    {
        using var made = await MakeAsync("portal-use", "make-2");
        using var other = town.App.Host.CreateClient();
        other.DefaultRequestHeaders.Add("X-Api-Key", KeyIn(await made.Content.ReadAsStringAsync(Stop)));
        Assert.Null((await KeysAsync()).Single(known => known.Name == "portal-use").LastUsedOn);
        using var used = await other.GetAsync("/api/channels", Stop);
        var known = (await KeysAsync()).Single(known => known.Name == "portal-use");

        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        Assert.Equal(new DateOnly(2026, 9, 1), known.LastUsedOn);
        using var wrong = await RevokeAsync("another", known.Fingerprint, "revoke-1");
        Assert.Equal(HttpStatusCode.Conflict, wrong.StatusCode);
        using var revoked = await RevokeAsync("portal-use", known.Fingerprint, "revoke-2");
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        using var after = await other.GetAsync("/api/channels", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task That_a_key_was_used_is_written_once_a_day()
    {
        using var made = await MakeAsync("portal-day", "make-3");
        var keys = town.App.Services.GetRequiredService<ApiKeys>();
        var (key, access) = (
            KeyIn(await made.Content.ReadAsStringAsync(Stop)),
            town.App.Services.GetRequiredService<DeliveryTables>().Access
        );
        var twins = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => keys.OwnerOfAsync(key)));
        var first = await access.GetEntityAsync<Azure.Data.Tables.TableEntity>(
            "api-key",
            Hash(key),
            cancellationToken: Stop
        );
        await keys.OwnerOfAsync(key);
        var second = await access.GetEntityAsync<Azure.Data.Tables.TableEntity>(
            "api-key",
            Hash(key),
            cancellationToken: Stop
        );

        Assert.All(twins, owner => Assert.Equal("portal-day", owner?.Name));
        Assert.Equal(first.Value.ETag, second.Value.ETag);
    }

    [Fact]
    public async Task A_key_without_a_name_or_a_scope_is_refused_with_all_that_is_wrong()
    {
        using var answer = await town.App.Http.PostAsync(
            Paths.Integrations,
            new FormUrlEncodedContent([new("system", "bootstrap"), new("formKey", "make-4")]),
            Stop
        );
        var page = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("系统名称应为", page, StringComparison.Ordinal);
        Assert.Contains("请至少选一项权限", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_and_revoking_are_in_the_audit_log_without_the_key()
    {
        using var made = await MakeAsync("portal-log", "make-5");
        var known = (await KeysAsync()).Single(one => one.Name == "portal-log");
        using var revoked = await RevokeAsync("portal-log", known.Fingerprint, "revoke-3");
        var acts = await town
            .App.Services.GetRequiredService<AuditLog>()
            .OfDayAsync(new DateOnly(2026, 9, 1))
            .Where(line => line.Value.Subject == "portal-log")
            .Select(line => (line.Value.Act, line.Value.Note))
            .ToListAsync(Stop);

        Assert.Equal(
            [("integration.key", $"{known.Fingerprint}: publisher"), ("integration.revoke", known.Fingerprint)],
            acts.Order()
        );
        Assert.Contains(
            $"{known.Fingerprint}：发布",
            await town.App.Http.GetStringAsync("/staff/integrations"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_is_shown_once_however_often_its_form_is_sent()
    {
        using var first = await MakeAsync("portal-twice", "make-twice");
        using var second = await MakeAsync("portal-twice", "make-twice");

        Assert.Equal(200, (int)first.StatusCode);
        Assert.Equal(409, (int)second.StatusCode);
        var page = await second.Content.ReadAsStringAsync(Stop);
        Assert.Contains(IntegrationPages.Shown.Message, page, StringComparison.Ordinal);
        Assert.Equal(
            "integration.shown 这个密钥已经发过，只显示一次；没有记下的，请停用后重新发",
            IntegrationPages.Shown.Words()
        );
        Assert.DoesNotContain(KeyIn(await first.Content.ReadAsStringAsync(Stop)), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_without_scopes_and_one_that_nobody_has_are_refused_over_the_API_too()
    {
        using var unscoped = await town.App.Http.PutAsJsonAsync(
            "/api/integrations/portal-none",
            new { scopes = Array.Empty<string>() },
            Stop
        );
        using var unknown = await town.App.Http.PostAsJsonAsync(
            "/api/integrations/portal-none/revoke",
            new { key = "none" },
            Stop
        );
        var revoked = await town
            .App.Services.GetRequiredService<ApiKeys>()
            .RevokeByFingerprintAsync(Caller.Service, "portal-none", "none");

        Assert.Equal(
            [$"integration.scopes scopes 只能从 {string.Join('、', Role.All)} 里选，至少一个 (scopes)"],
            await unscoped.ProblemAsync()
        );
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(
            ["integration.key-unknown 没有找到这个系统的这个密钥“portal-none”，请核对编号"],
            await unknown.ProblemAsync()
        );
        Assert.Equal(
            ["integration.key-unknown 没有找到这个系统的这个密钥，可能已经停用，请刷新页面查看"],
            revoked.Words()
        );
    }

    private Task<HttpResponseMessage> MakeAsync(string name, string formKey) =>
        town.App.Http.PostAsync(
            Paths.Integrations,
            new FormUrlEncodedContent([new("system", name), new("scope[publisher]", "yes"), new("formKey", formKey)]),
            Stop
        );

    private Task<HttpResponseMessage> RevokeAsync(string name, string fingerprint, string formKey) =>
        town.App.Http.PostAsync(
            Paths.RevokeKey,
            new FormUrlEncodedContent([new("system", name), new("fingerprint", fingerprint), new("formKey", formKey)]),
            Stop
        );

    private Task<IReadOnlyList<KnownKey>> KeysAsync() => town.App.Services.GetRequiredService<ApiKeys>().ListAsync();

    private static string KeyIn(string page) => new HtmlParser().ParseDocument(page).QuerySelector("code")!.TextContent;

    private static string Hash(string key) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));

    // An answer that is kept is packed.
    private static string Unpacked(string data)
    {
        var packed = System.Text.Json.Nodes.JsonNode.Parse(data)!["value"]!.GetValue<string>();
        using var brotli = new System.IO.Compression.BrotliStream(
            new MemoryStream(Convert.FromBase64String(packed)),
            System.IO.Compression.CompressionMode.Decompress
        );
        return new StreamReader(brotli).ReadToEnd();
    }
}
