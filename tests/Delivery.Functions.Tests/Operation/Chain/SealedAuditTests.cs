using System.Net;
using Azure.Data.Tables;
using Delivery.Functions.Operation.Chain;
using Delivery.Functions.People.Erasure;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Workflow;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Operation.Chain;

/// <summary>The audit log is sealed day by day: what is done to it afterwards is found, named and told.</summary>
public sealed class SealedAuditTests
{
    public static TheoryData<string, string> Forgeries =>
        new()
        {
            { "altered", "这条记录被改动过" },
            { "spoilt", "这条记录被改动过" },
            { "removed", "这条记录没有了" },
            { "inserted", "这条记录是封存以后加进来的" },
            { "seal altered", "封存被改动过，与封存的摘要对不上" },
            { "seal removed", "这一天的封存没有了" },
            { "seal spoilt", "这一天的封存没有了" },
            { "links altered", "封存被改动过，与封存的摘要对不上" },
            { "seal of the day before made anew", "与前一天的封存接不上" },
        };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task What_is_done_to_a_sealed_day_is_named_told_and_left_as_it_is(string done, string found)
    {
        await using var town = await SealedTown.StartAsync();
        await town.MorningAsync(4);
        Assert.Contains("没有发现不符的地方", await town.PageAsync(), StringComparison.Ordinal);

        await ForgeAsync(town, done);

        Assert.Contains(found, await town.PageAsync(), StringComparison.Ordinal);
        await town.MorningAsync(6);
        foreach (
            var to in new[] { town.Town.App.Services.GetRequiredService<DeliverySettings>().Mail }
                .SelectMany(mail => new[] { mail.StaffAddress, mail.ManagerAddress })
                .Distinct()
        )
            Assert.Contains(await town.Town.SubjectsAsync(to), subject => subject.Contains("操作记录与封存不符"));
        Assert.Contains("操作记录与封存不符", await town.PageAsync("/staff"), StringComparison.Ordinal);
        // Whatever was sealed meanwhile, it is still seen.
        Assert.Contains(found, await town.PageAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await BreaksAsync(town));
    }

    [Fact]
    public async Task Quiet_nights_are_sealed_one_upon_the_other_and_tell_nobody()
    {
        await using var town = await SealedTown.StartAsync();
        Assert.Contains("还没有封存", await town.PageAsync(), StringComparison.Ordinal);
        await town.MorningAsync(5);

        var seals = await town
            .Town.App.Services.GetRequiredService<AuditSeals>()
            .BetweenAsync(new DateOnly(2026, 8, 1), new DateOnly(2026, 10, 1));
        Assert.Equal([1, 2, 3, 4], seals.Keys.Select(day => day.Day));
        Assert.All(seals.Values, seal => Assert.True(seal.IsGenuine));
        Assert.Equal(
            ["", .. seals.Values.Take(3).Select(seal => seal.Seal.Hash())],
            seals.Values.Select(seal => seal.Seal.Before)
        );
        Assert.NotEqual(0, seals[new DateOnly(2026, 9, 1)].Seal.Count);
        Assert.Equal(0, await BreaksAsync(town));
        Assert.DoesNotContain("操作记录与封存不符", await town.PageAsync("/staff"), StringComparison.Ordinal);
        var older = await town.PageAsync("/staff/audit/verify?from=2026-08-30&to=2026-09-05");
        Assert.Contains("早于第一次封存", older, StringComparison.Ordinal);
        Assert.Contains("已封存，相符", older, StringComparison.Ordinal);
        Assert.Contains("没有发现不符的地方", older, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_seals_gone_together_are_missed_too()
    {
        await using var town = await SealedTown.StartAsync();
        await town.MorningAsync(4);
        foreach (var day in (string[])["2026-09-01", "2026-09-02", "2026-09-03"])
            await town.Tables.Audit.DeleteEntityAsync("seals", day);

        await town.MorningAsync(6);

        Assert.Contains("这一天的封存没有了", await town.PageAsync(), StringComparison.Ordinal);
        Assert.NotEqual(0, await BreaksAsync(town));
        Assert.Equal(["2026-09-04", "2026-09-05"], await town.Tables.Audit.KeysAsync("seals", "0", ":"));
    }

    [Fact]
    public async Task A_line_that_does_not_say_what_its_act_says_is_found_before_it_is_sealed()
    {
        await using var town = await SealedTown.StartAsync();
        await town.AlterLineAsync();
        Assert.Contains("与办理时一起保存的内容不一样", await town.PageAsync(), StringComparison.Ordinal);

        await town.MorningAsync(2);

        Assert.Equal(1, await BreaksAsync(town));
    }

    [Fact]
    public async Task A_line_that_was_taken_away_before_its_day_was_sealed_is_missed_beside_its_act()
    {
        await using var town = await SealedTown.StartAsync();
        await town.Town.AddTeacherAsync("T02");
        var lines = await town.Town.App.Services.GetRequiredService<LinesOfDay>().ReadAsync(new DateOnly(2026, 9, 1));
        await town.Tables.Audit.DeleteEntityAsync(
            SealedTown.Day,
            lines.Last(line => line.Entry!.Act == "teacher.put").Key
        );

        await town.MorningAsync(2);

        Assert.Contains("办理时有这条记录，列表里没有", await town.PageAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await BreaksAsync(town));
    }

    [Fact]
    public async Task An_act_that_is_listed_after_its_day_was_sealed_is_sealed_with_the_next()
    {
        await using var town = await SealedTown.StartAsync();
        await town.UnlistAsync();
        await town.MorningAsync(2);
        await town.RelayAsync();
        var waiting = await town.PageAsync();
        Assert.Contains("1条晚到，随下一次封存", waiting, StringComparison.Ordinal);
        Assert.Contains("没有发现不符的地方", waiting, StringComparison.Ordinal);

        await town.MorningAsync(4);

        var page = await town.PageAsync();
        Assert.Contains("另封存了早先日子晚到的1条", page, StringComparison.Ordinal);
        Assert.DoesNotContain("随下一次封存", page, StringComparison.Ordinal);
        Assert.Equal(0, await BreaksAsync(town));
        await town.AlterLineAsync();
        Assert.Contains("这条记录被改动过", await town.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_night_that_is_repeated_changes_no_seal()
    {
        await using var town = await SealedTown.StartAsync();
        await town.MorningAsync(3);
        var before = await SealsAsync(town);
        await town.SealAsync();
        await town.SealAsync();

        Assert.Equal(before, await SealsAsync(town));
        Assert.Equal(0, await BreaksAsync(town));
    }

    [Fact]
    public async Task A_night_that_is_killed_anywhere_is_made_up_for()
    {
        var fuse = new StorageFuse();
        await using var town = await SealedTown.StartAsync(fuse);
        await town.MorningAsync(2);
        // One night after the other is cut a request later; in the end none is cut any more.
        var (night, request) = (2, 1);
        for (var wasCut = true; wasCut; request++)
        {
            await town.Town.App.MoveToAsync($"2026-{9 + (night / 30)}-{1 + (night % 30):00}T03:59");
            fuse.Arm(request, last: request % 2 == 0);
            await Record.ExceptionAsync(town.SealAsync);
            wasCut = fuse.HasBlown;
            fuse.Mend();
            await town.SealAsync();
            night++;
            Assert.Equal(0, await BreaksAsync(town));
        }

        Assert.True(request > 8, $"{request}");
        var seals = await town.Tables.Audit.KeysAsync("seals", "0", ":");
        Assert.Equal(seals.Distinct(), seals);
        Assert.Contains("没有发现不符的地方", await town.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_erased_from_a_sealed_line_breaks_no_link_and_nobody_else_can_say_so()
    {
        await using var town = await SealedTown.StartAsync();
        await town.Town.App.Services.GetRequiredService<AuditLog>().WriteAsync(Caller.Service, "person.erased", "先前");
        await town.MorningAsync(3);
        var line = await town.LineAsync();
        var said = Row.Read<AuditEntry>(line).Value;
        var erasee = new Erasee("teacher", "T01", "", [said.Name], [], [], [], []);
        var scrubbing = town.Town.App.Services.GetRequiredService<Scrubbing>();
        await scrubbing.ActsAsync(town.Tables.Named(said.Place!.Table), said.Place.Partition, erasee);

        Assert.NotEqual(said.Name, Row.Read<AuditEntry>(await town.LineAsync()).Value.Name);
        var page = await town.PageAsync();
        Assert.Contains("按申请删去了个人信息", page, StringComparison.Ordinal);
        Assert.Contains("没有发现不符的地方", page, StringComparison.Ordinal);
        await town.AlterLineAsync();
        Assert.Contains("这条记录被改动过", await town.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_taken_as_a_file_with_their_hashes_and_that_is_written_down()
    {
        await using var town = await SealedTown.StartAsync();
        await town.MorningAsync(3);
        using var form = new FormUrlEncodedContent([
            new("from", "2026-09-01"),
            new("to", "2026-09-03"),
            new("format", "csv"),
        ]);
        using var answer = await town.Town.App.Http.PostAsync("/staff/audit/file", form);
        var csv = await answer.Content.ReadAsStringAsync();

        var seals = await town
            .Town.App.Services.GetRequiredService<AuditSeals>()
            .BetweenAsync(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 2));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.All(seals.Values, seal => Assert.Contains(seal.Seal.Hash(), csv, StringComparison.Ordinal));
        Assert.Contains(seals[new DateOnly(2026, 9, 1)].Seal.Last, csv, StringComparison.Ordinal);
        Assert.Contains("street.put", csv, StringComparison.Ordinal);
        var log = await town.PageAsync("/staff/audit?act=audit.export");
        Assert.Contains("2026-09-01/2026-09-03", log, StringComparison.Ordinal);

        using var sheet = new FormUrlEncodedContent([new("from", "2026-09-01"), new("to", "2026-09-01")]);
        using var xlsx = await town.Town.App.Http.PostAsync("/staff/audit/file", sheet);
        Assert.Equal("audit-2026-09-01-2026-09-01.xlsx", xlsx.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var wrong = new FormUrlEncodedContent([new("from", "2026-09-02"), new("to", "2026-09-01")]);
        using var refused = await town.Town.App.Http.PostAsync("/staff/audit/file", wrong);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Theory]
    [InlineData("?from=2026-09-02&to=2026-09-01", "结束日期应在开始日期当天或以后，一次最多31天")]
    [InlineData("?from=0001-01-01&to=%3Cb%3E", "日期请写成 2026-09-01")]
    public async Task Days_that_are_none_are_refused_beside_their_field(string query, string sentence)
    {
        await using var town = await SealedTown.StartAsync();
        using var answer = await town.Town.App.Http.GetAsync("/staff/audit/verify" + query);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_administrator_checks_it()
    {
        await using var town = await SealedTown.StartAsync();
        using var street = await town.Town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var answer = await street.GetAsync("/staff/audit/verify");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task ForgeAsync(SealedTown town, string done)
    {
        var line = (await town.LineAsync()).RowKey;
        var (audit, seals) = (town.Tables.Audit, town.Town.App.Services.GetRequiredService<AuditSeals>());
        switch (done)
        {
            case "altered":
                await town.AlterLineAsync();
                break;
            case "spoilt":
                await town.SpoilAsync(SealedTown.Day, line);
                break;
            case "removed":
                await audit.DeleteEntityAsync(SealedTown.Day, line);
                break;
            case "inserted":
                await audit.AddEntityAsync(
                    AuditLog.LineOf(
                        new AuditEntry(
                            DateTimeOffset.Parse("2026-09-01T09:00+08:00"),
                            "x",
                            "某人",
                            "street.put",
                            "",
                            null
                        ),
                        Guid.NewGuid()
                    )
                );
                break;
            case "seal altered":
                await audit.UpsertEntityAsync(
                    Altered(await SealRowAsync(town, "2026-09-02"), "\"count\":", "\"count\":1")
                );
                break;
            case "seal removed":
                await audit.DeleteEntityAsync("seals", "2026-09-03");
                break;
            case "seal spoilt":
                await town.SpoilAsync("seals", "2026-09-02");
                break;
            case "links altered":
                await town.SpoilAsync(SealedTown.Day, "link|0000");
                break;
            default:
                // Even who could write a genuine seal would have to write anew those after it.
                var second = (await seals.BetweenAsync(new(2026, 9, 2), new(2026, 9, 2))).Values.Single().Seal;
                var until = await seals.UntilAsync();
                await audit.DeleteEntityAsync("seals", "2026-09-02");
                await seals.SealAsync(second with { Open = ["x"] }, await seals.LinksAsync(second.Day, second.Count));
                await town.Tables.Relay.UpsertEntityAsync(Row.Of("audit-sealed", "audit-sealed", until));
                break;
        }
    }

    private static TableEntity Altered(TableEntity row, string before, string after) =>
        Row.Rewritten(row, json => json.Replace(before, after, StringComparison.Ordinal))!;

    private static async Task<TableEntity> SealRowAsync(SealedTown town, string day) =>
        (await town.Tables.Audit.GetEntityAsync<TableEntity>("seals", day)).Value;

    private static async Task<IReadOnlyList<string>> SealsAsync(SealedTown town) =>
        await town
            .Tables.Audit.EntitiesAsync("seals", "0", ":")
            .Select(row => $"{row.RowKey} {row.ETag}")
            .ToListAsync();

    private static async Task<int> BreaksAsync(SealedTown town) =>
        (await town.Town.App.Services.GetRequiredService<ChainReports>().LastAsync())!.Count;
}
