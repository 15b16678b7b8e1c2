using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme.Feeds;

/// <summary>A week that staff publish as far ahead as they may.</summary>
public sealed class FarWeekTests
{
    [Fact]
    public async Task Feeds_tell_of_it_as_the_site_does()
    {
        await using var city = await StartAsync();
        await city.Lists.PutAsync(Taiji with { Start = Taiji.Start.AddDays(49), End = Taiji.End.AddDays(49) });
        using var published = await city.App.Http.PostAsync("/api/programmes/2026-W45/publish", null);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        await city.App.IdleAsync();

        var atom = await city.App.Anonymous.GetStringAsync("/feeds/programme.atom");
        Assert.Contains("/programmes/2026-W45", atom, StringComparison.Ordinal);
        var calendar = await city.App.Anonymous.GetStringAsync("/feeds/calendar.ics");
        Assert.Equal([TaijiId], CalendarText.Events(calendar).Keys);
        var reader = new RpdeReader(city.App.Anonymous, "scheduled-sessions");
        await reader.WalkAsync();
        Assert.Equal([TaijiId], reader.Items.Keys);
    }
}
