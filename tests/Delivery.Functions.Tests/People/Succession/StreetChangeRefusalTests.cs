using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

public sealed class StreetChangeRefusalTests
{
    [Theory]
    [InlineData("Merge", B, "2026-08-31", "", "请填写今天或以后的日期，例如 2026-12-01")]
    [InlineData("Merge", B, "", "", "请填写今天或以后的日期，例如 2026-12-01")]
    [InlineData("Merge", B, "2027-01-01", "", "只能定在今年之内：配额按年拨付，明年的变动请到明年再办")]
    [InlineData("Merge", A, "2026-09-01", "", "街镇不能与自己合并，也不能从自己拆出，请另填一个代码")]
    [InlineData("Merge", "ZZ99", "2026-09-01", "", "没有登记街镇“ZZ99”，请核对代码，新街镇请先登记")]
    [InlineData("Split", B, "2026-09-01", "9400.01", "请填写0到9,400元之间的金额，最多两位小数")]
    [InlineData("Split", B, "2026-09-01", "", "请填写0到9,400元之间的金额，最多两位小数")]
    public async Task What_cannot_be_is_refused_beside_its_field(
        string kind,
        string other,
        string from,
        string part,
        string sentence
    )
    {
        await using var streets = await StartAsync();

        var (status, page) = await streets.ChangeAsync(kind, A, other, from, part);

        Assert.Equal(422, status);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal(20_000m, await streets.TotalAsync(A, B));
    }

    [Fact]
    public async Task Without_a_reason_or_by_another_role_nothing_is_taken()
    {
        await using var streets = await StartAsync();
        using var conduct = streets.App.Host.CreateClient();
        await streets.App.Services.GetRequiredService<ApiKeys>().AddAsync("conduct", "conduct", [Role.Conduct]);
        conduct.DefaultRequestHeaders.Add("X-Api-Key", "conduct");

        var (status, page) = await streets.ChangeAsync("Merge", A, B, "2026-09-01", reason: "");

        Assert.Equal(422, status);
        Assert.Contains("请写明依据，例如区划调整的文号", page, StringComparison.Ordinal);
        Assert.Equal(403, (await streets.ChangeAsync("Merge", A, B, "2026-09-01", by: conduct)).Status);
        Assert.Equal(404, (int)(await streets.App.Http.GetAsync("/staff/streets/ZZ99/succession")).StatusCode);
    }

    [Fact]
    public async Task A_merged_street_is_merged_no_more_and_takes_none()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        await streets.MergeAsync(A, B, "2026-09-20");
        const string Sentence = "清荷街道已定于2026年9月20日并入310101003，不能再变动，请改填并入后的街镇";

        // Again, the other way round (a circle), and a third one into it.
        foreach (var (code, other) in new[] { (A, B), (B, A), (C, A) })
        {
            var (status, page) = await streets.ChangeAsync("Merge", code, other, "2026-09-01");
            Assert.Equal(422, status);
            Assert.Contains(Sentence, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(A, "清荷街道")]
    [InlineData(B, "云杉街道")]
    public async Task A_suspended_street_first_puts_its_house_in_order(string suspended, string name)
    {
        await using var streets = await StartAsync();
        var registers = streets.App.Services.GetRequiredService<Registers>();
        var street = (await registers.Streets.FindAsync(suspended))!.Value with { Status = StreetStatus.Suspended };
        await registers.Streets.PutAsync(Caller.Service, new Act("street.status", suspended), suspended, street, null);

        var (status, page) = await streets.ChangeAsync("Merge", A, B, "2026-09-01");

        Assert.Equal(422, status);
        Assert.Contains($"{name}已停止配送，请先办完整改，恢复后再合并或拆分", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_split_needs_a_street_that_has_ordered_nothing()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        await streets.FileAsync(B, "D01");
        // Street C ordered three times last year, and not yet in this one.
        await streets
            .App.Services.GetRequiredService<StreetYears>()
            .Table.SubmitTransactionAsync([
                StreetYears.Put(StreetYears.Partition(C, 2025), null, new StreetYearHead(3, 0, 0)),
            ]);

        foreach (var other in new[] { B, C })
        {
            var (status, page) = await streets.ChangeAsync("Split", A, other, "2026-09-01", "1000");
            Assert.Equal(422, status);
            Assert.Contains("拆分出来的街镇应是新登记的", page, StringComparison.Ordinal);
        }
    }
}
