using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.People.Succession;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>What is recorded while a suspension is open, or of a street that went into another, is proposed all the same.</summary>
public sealed class SuspensionAgainTests
{
    private const string Grave = "督导到场，名单是编的";

    [Fact]
    public async Task A_grave_violation_of_the_time_of_a_proposal_is_proposed_once_that_is_dismissed()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await SuspensionTests.ViolateAsync(town, times: 3);
        await RecordAsync(town, Town.Street, grave: true);
        Assert.Single(await ProposedAsync(town, "清荷街道"));

        await DoAsync(town, Town.Street, "suspension", new { decision = "dismiss", reason = "场地方的责任" });

        var proposed = await ProposedAsync(town, "清荷街道");
        Assert.Equal(2, proposed.Count);
        Assert.Contains(proposed, mail => mail.Contains("严重违规", StringComparison.Ordinal));
        await DoAsync(town, Town.Street, "suspension", new { reason = "名单是编的" });
        Assert.Equal("Suspended", await StatusAsync(town, Town.Street));
    }

    [Fact]
    public async Task One_of_the_time_of_a_suspension_is_proposed_once_the_street_is_reinstated()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await DoAsync(town, Town.Street, "suspension", new { reason = "虚报人数" });
        await RecordAsync(town, Town.Street, grave: true);
        Assert.Empty(await ProposedAsync(town, "清荷街道"));

        await DoAsync(town, Town.Street, "reinstate", new { comment = "认可" });

        Assert.Equal("Active", await StatusAsync(town, Town.Street));
        Assert.Single(await ProposedAsync(town, "清荷街道"));
    }

    [Fact]
    public async Task Whoever_answers_for_a_merged_street_is_proposed_with_the_violations_of_both_and_suspended()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await SuspensionTests.ViolateAsync(town, times: 2);
        await Neighbours.MergeAsync(town);

        await RecordAsync(town, Neighbours.Street);

        var mail = Assert.Single(await ProposedAsync(town, "云杉街道"));
        Assert.Contains("2026年秋季内3次违规", mail, StringComparison.Ordinal);
        // Staff decide it from wherever they are.
        await DoAsync(town, Town.Street, "suspension", new { reason = "三次违规" });
        Assert.Equal("Suspended", await StatusAsync(town, Neighbours.Street));
        Assert.Contains("停止配送：云杉街道", await town.SubjectsAsync(Neighbours.Email));
        await DoAsync(town, Neighbours.Street, "reinstate", new { comment = "认可" });
        Assert.Equal("Active", await StatusAsync(town, Neighbours.Street));
    }

    [Fact]
    public async Task A_violation_of_a_merged_street_itself_is_proposed_on_who_answers_for_it()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await Neighbours.MergeAsync(town);

        await RecordAsync(town, Town.Street, grave: true);
        // What the night's relay tells, since nobody's request did it.
        await town.App.MoveToAsync("2026-09-02T05:00");

        Assert.Single(await ProposedAsync(town, "云杉街道"));
        Assert.Empty(await ProposedAsync(town, "清荷街道"));
        Assert.Contains(
            "待决定是否停止配送",
            await town.App.Http.GetStringAsync($"/staff/conduct/{Neighbours.Street}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_suspension_from_before_the_merger_keeps_who_answers_from_ordering_until_it_is_over()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        await RecordAsync(town, Town.Street, grave: true);
        await Neighbours.MergeAsync(town);

        await DoAsync(town, Town.Street, "suspension", new { reason = "名单是编的" });
        Assert.Equal("Suspended", await StatusAsync(town, Neighbours.Street));
        await DoAsync(town, Town.Street, "reinstate", new { comment = "认可" });

        Assert.Equal("Active", await StatusAsync(town, Neighbours.Street));
    }

    private static Task RecordAsync(Town town, string street, bool grave = false) =>
        DoAsync(
            town,
            street,
            "violations",
            new
            {
                kind = "FalseReport",
                evidence = Grave,
                grave,
            }
        );

    private static async Task<List<string>> ProposedAsync(Town town, string street) =>
        [
            .. (await town.App.MailAsync("shenhe@example.cn"))
                .Where(mail => mail.Subject == $"请决定是否停止配送：{street}")
                .Select(mail => mail.Text!),
        ];

    private static async Task DoAsync(Town town, string street, string act, object body)
    {
        await town.SendAsync($"/api/streets/{street}/{act}", body);
        await town.App.IdleAsync();
    }

    private static async Task<string> StatusAsync(Town town, string street) =>
        (await town.GetAsync($"/api/streets/{street}")).GetProperty("status").GetString()!;
}
