using System.Net.Http.Headers;
using System.Text;
using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Ordering.Review;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Workflow;
using Delivery.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Ordering.OrderFile;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What is refused around an order, a file of orders and a draft, by code, sentence and field.</summary>
public sealed class OrderRefusalTests
{
    [Fact]
    public async Task An_order_whose_first_lesson_is_over_is_not_approved_nor_one_that_there_is_not()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var order = await town.FileAsync();
        // Before the order lapses by itself: the clocks of two machines are never one.
        var ahead = ActivatorUtilities.CreateInstance<DecideOrder>(town.App.Services, new ClockAt("2026-09-21T09:30"));
        var durable = town.App.Services.GetRequiredService<DurableTaskClient>();

        var late = await ahead.RunAsync(order, Decision.Approve, null, Caller.Service, durable);

        Assert.Equal(["order.past 第1节课的时间已过，请退回街镇改期"], late.Words());
        Assert.Equal("Submitted", await town.StageAsync(order));
        Assert.Equal(
            "404 order.unknown 没有找到订单“310101002-2026-999”，请核对编号",
            await town.RefusalAsync("/api/orders/310101002-2026-999/decision", new { decision = "approve" })
        );
        Assert.Equal(
            "404 order.unknown 没有找到订单“310101002-2026-999”，请核对编号",
            await town.RefusalAsync("/api/orders/310101002-2026-999", new { }, HttpMethod.Get)
        );
    }

    [Fact]
    public async Task A_street_files_for_no_other_street()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);

        using var refused = await SendAsync(street, Header + Row("太极拳", "2026-09-21", street: "310101003"));

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains(
            "import.other-street 第2行“街镇代码”：只能申报本街镇的课程，这一格请留空 (rows[2].街镇代码)",
            await refused.ProblemAsync()
        );
    }

    [Fact]
    public async Task What_is_too_large_says_how_large_it_may_be()
    {
        await using var town = await Town.StartAsync(teachers: 1);

        Assert.Equal(
            "413 body.too-large 内容超过1兆字节，请分开提交",
            await town.RefusalAsync("/api/orders", new { notes = new string('长', 1024 * 1024) })
        );
        // A file of five thousand rows may be half as large again.
        using var whole = await SendAsync(town.App.Http, new string('x', 3 * 512 * 1024));
        Assert.Equal(400, (int)whole.StatusCode);
        using var refused = await SendAsync(town.App.Http, new string('x', (3 * 512 * 1024) + 1));
        Assert.Equal(413, (int)refused.StatusCode);
        Assert.Equal(["body.too-large 内容超过1.5兆字节，请分开提交"], await refused.ProblemAsync());
    }

    [Fact]
    public async Task The_fifty_first_draft_is_refused_and_one_of_the_fifty_is_still_kept()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var drafting = town.App.Services.GetRequiredService<Drafting>();
        var street = new Caller(CallerKind.Street, Town.Street, "林一", new HashSet<string>());
        Task<string[]> KeepAsync(int number) => WordsAsync(drafting, street, $"{number:x32}");
        for (var number = 1; number <= 50; number++)
            Assert.Empty(await KeepAsync(number));

        Assert.Equal(["draft.too-many 草稿最多50份，请先提交或删去一些"], await KeepAsync(51));
        Assert.Empty(await KeepAsync(50));
    }

    private static async Task<string[]> WordsAsync(Drafting drafting, Caller street, string key) =>
        (await drafting.KeepAsync(street, "", key, FormCollection.Empty)).Words();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient by, string file)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return await by.PostAsync("/api/import/orders?mode=all", content);
    }
}
