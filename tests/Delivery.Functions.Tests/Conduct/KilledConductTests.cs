using System.Net.Http.Json;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Conduct;

/// <summary>Killed between an act on a street's conduct and what follows it, though nobody asks again: what was saved is told, once.</summary>
public sealed class KilledConductTests
{
    [Fact]
    public async Task A_violation_killed_anywhere_is_told_to_the_street_once_it_is_saved_and_a_suspension_proposed_once()
    {
        var fuse = new StorageFuse();
        await using var town = await Town.StartAsync(teachers: 0, fuse: fuse);
        var kills = 0;
        while (await IsKilledAsync(town, fuse, (kills / 2) + 1, takesEffect: kills % 2 == 1))
            kills++;
        // Street, conduct, note, batch, start, list: with fewer it was not killed everywhere.
        Assert.True(kills >= 10, $"{kills}");

        // The sweep of the evening.
        await town.App.MoveToAsync("2026-09-02T20:05");

        var recorded = (await town.App.Services.GetRequiredService<StreetConducts>().ReadAsync(Town.Street)).Violations;
        Assert.InRange(recorded.Count, 4, kills + 1);
        Assert.Equal(recorded.Count, await CountAsync(town, "lin@example.cn", "记录了一次违规"));
        Assert.Equal(1, await CountAsync(town, "shenhe@example.cn", "请决定是否停止配送：清荷街道"));
        Assert.Contains("待决定是否停止配送", await town.App.Http.GetStringAsync("/staff/conduct"));
    }

    private static async Task<bool> IsKilledAsync(Town town, StorageFuse fuse, int request, bool takesEffect)
    {
        var body = new { kind = "LowHeadcount", evidence = $"督导到场，只有8人（{request}，{takesEffect}）" };
        fuse.Arm(request, takesEffect);
        using var answer = await town.App.Http.PostAsJsonAsync($"/api/streets/{Town.Street}/violations", body);
        var wasKilled = fuse.HasBlown;
        fuse.Mend();
        await town.App.IdleAsync();
        return wasKilled;
    }

    private static async Task<int> CountAsync(Town town, string to, string beginning) =>
        (await town.SubjectsAsync(to)).Count(subject => subject.StartsWith(beginning, StringComparison.Ordinal));
}
