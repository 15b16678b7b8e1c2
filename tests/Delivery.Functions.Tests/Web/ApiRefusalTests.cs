using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>What the API says to calls that nobody can answer, each by its code and sentence.</summary>
public sealed class ApiRefusalTests
{
    [Fact]
    public async Task A_query_that_cannot_be_read_is_told_how_it_should_be() =>
        await AskedAsync(
            ("/api/orders?limit=0", "400 query.limit limit 应为1至200的整数"),
            ("/api/orders?after=%23", "400 query.after after 应照抄上一页 next 里的值"),
            (
                "/api/orders?season=winter",
                "400 query.season season 应为 2026-spring、2026-summer、2026-autumn 之一的写法"
            ),
            ("/api/orders?stage=Lost", "400 query.stage 没有“Lost”这个状态"),
            ("/api/orders?stage=Submitted,Returned", "400 query.stage 没有“Submitted,Returned”这个状态"),
            ("/api/orders?stage=Submitted&stage=Returned", "400 query.twice stage 写了两次，请只留一个"),
            ("/api/inquiries?state=Open,Silent", "400 query.state 没有“Open,Silent”这个状态"),
            ("/api/inquiries?course=a&course=b", "400 query.twice course 写了两次，请只留一个"),
            ("/api/inquiries?state=Lost", "400 query.state 没有“Lost”这个状态"),
            ("/api/inquiries?year=abc", "400 query.year year 应为四位数字的年份，例如 2026"),
            ("/api/settings?after=nothing", "400 query.after after 应照抄上一页 next 里的值"),
            ("/api/channels?after=nothing", "400 query.after after 应照抄上一页 next 里的值"),
            (
                "/api/assessments/2026?district=黄埔区",
                "400 query.district 上海没有“黄埔区”，district 请填写16个区之一，例如 黄浦区"
            ),
            ("/api/filming?month=9", "400 query.month month 应写成例如 2026-09"),
            ("/api/calendar/working-days?from=9", "400 query.from from 应为日期，例如 2026-09-15"),
            ("/api/calendar/working-days?from=2026-09-01&days=367", "400 query.days days 应为0至366的整数"),
            ("/api/tax/withholding?gross=1.234", "400 query.gross gross 应为税前金额（元），最多两位小数，例如 4000")
        );

    [Fact]
    public async Task What_is_not_there_is_named_in_words() =>
        await AskedAsync(
            ("/api/nothing", "404 route.unknown 没有这个接口，请核对地址，全部接口见 /api/docs"),
            (
                "/api/streets/310101002/agreements/2031",
                "404 agreement.unknown 没有找到责任书“310101002/2031”，请核对编号"
            ),
            ("/api/programmes/9", "404 programme.week 没有找到这一周（例如 2026-W38）“9”，请核对编号"),
            ("/api/programmes/2026-W50", "404 programme.unpublished 没有找到已发布的一周一览“2026-W50”，请核对编号"),
            ("/api/payslips/2026-09-T99", "404 payslip.unknown 没有找到工资单“2026-09-T99”，请核对编号"),
            ("/api/feedback/9/310101002", "404 feedback.month 没有找到这个月（例如 2026-09）“9”，请核对编号")
        );

    [Fact]
    public async Task An_act_on_what_is_not_there_is_told_so()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            [
                "404 season.unknown 没有找到季度（例如 2026-autumn）“winter”，请核对编号",
                "404 inquiry.unknown 没有找到问询单“310101002-2026-099-1-T01”，请核对编号",
                "404 media.unknown 没有找到照片或视频“none”，请核对编号",
                "404 change.unknown 没有找到更改申请“none”，请核对编号",
                "404 integration.name 没有找到对接系统（小写字母、数字和短横，最多40个）“A”，请核对编号",
            ],
            [
                await town.RefusalAsync(
                    "/api/seasons/winter",
                    new { opens = "2026-07-01", closes = "2026-11-30" },
                    HttpMethod.Put
                ),
                await town.RefusalAsync("/api/inquiries/310101002-2026-099-1-T01/answer", new { answer = "accept" }),
                await town.RefusalAsync("/api/media/none/complete", new { }),
                await town.RefusalAsync("/api/changes/none/decision", new { decision = "approve" }),
                await town.RefusalAsync("/api/integrations/A", new { scopes = new[] { "reviewer" } }, HttpMethod.Put),
            ]
        );
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_is_told_what_is_wrong_with_it()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            [
                "400 body.malformed 正文不是有效的 JSON，请检查括号、引号和逗号",
                "415 body.media-type 请以 application/json 格式提交",
                "400 body.unknown-field 没有“colour”这个字段，请删去或改正名称",
                "400 body.duplicate-field 字段“comment”写了两次，请只留一个",
                "400 body.too-long “comment”最多4000字，请删短",
            ],
            [
                await SaidAsync(town, "{"),
                await SaidAsync(town, "{}", "text/plain"),
                await SaidAsync(town, """{"decision":"approve","colour":"red"}"""),
                await SaidAsync(town, """{"decision":"approve","comment":"","comment":""}"""),
                await SaidAsync(town, $$"""{"decision":"approve","comment":"{{new string('长', 4_001)}}"}"""),
            ]
        );
    }

    [Fact]
    public async Task A_file_that_says_it_is_something_else_is_told_what_is_taken()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            [
                "415 body.media-type 请以 text/csv、application/vnd.openxmlformats-officedocument.spreadsheetml.sheet、application/x-ndjson 格式提交",
                "415 body.media-type 请以 message/rfc822 格式提交",
                "400 import.empty 文件里没有数据：第一行应是列名，下面每行一条",
            ],
            [
                await SaidAsync(town, "<p>", "text/html", path: "/api/import/streets"),
                await SaidAsync(town, "{}", path: "/api/inbound/email"),
                await SaidAsync(town, "", "application/octet-stream", path: "/api/import/streets"),
            ]
        );
    }

    [Fact]
    public async Task A_key_and_a_credential_are_told_what_they_should_be()
    {
        await using var town = await Town.StartAsync(teachers: 0);

        Assert.Equal(
            [
                "400 idempotency.key Idempotency-Key 应为1至255个字符",
                "401 auth.required 请先登录，或提供有效的 X-Api-Key",
                "405 route.method 这个地址只接受 POST",
            ],
            [
                await SaidAsync(town, "{}", key: new string('k', 256)),
                await town.RefusalAsync("/api/orders", new { }, by: town.App.Anonymous),
                await town.RefusalAsync("/api/orders/310101002-2026-001/decision", new { }, HttpMethod.Delete),
            ]
        );
    }

    [Fact]
    public async Task Who_asks_while_the_storage_fails_is_told_that_it_is_not_his_fault_and_to_come_back()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 0, fuse: fuse);
        fuse.Arm(1, last: false);

        var said = await SaidAsync(await town.App.Http.GetAsync($"/api/streets/{Town.Street}"));

        Assert.Equal("500 server.failed 系统出了问题，已记录。请稍后再试", said);
        fuse.Mend();
        Assert.Equal("清荷街道", (await town.GetAsync($"/api/streets/{Town.Street}")).GetProperty("name").GetString());
    }

    private static async Task AskedAsync(params (string Path, string Says)[] asked)
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var said = new List<string>();
        foreach (var (path, _) in asked)
            said.Add(await SaidAsync(await town.App.Http.GetAsync(path)));

        Assert.Equal(asked.Select(one => one.Says), said);
    }

    private static async Task<string> SaidAsync(
        Town town,
        string body,
        string type = "application/json",
        string? key = null,
        string path = "/api/orders/310101002-2026-001/decision"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(body, Encoding.UTF8, type);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await SaidAsync(await town.App.Http.SendAsync(request));
    }

    private static async Task<string> SaidAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            return $"{(int)response.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
        }
    }
}
