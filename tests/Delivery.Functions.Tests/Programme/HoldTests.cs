using Delivery.Domain.Calendar;
using Delivery.Functions.Storage.Programme;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

public sealed class HoldTests
{
    [Fact]
    public async Task Held_back_and_let_go_the_week_goes_then()
    {
        await using var city = await StartAsync(null, Taiji);
        Assert.Equal(303, await ActAsync(city, "hold", "场地还在核实"));
        await city.App.MoveToAsync("2026-09-11T16:00");
        Assert.Equal(404, await StatusAsync(city));
        var page = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("场地还在核实", page, StringComparison.Ordinal);
        Assert.Contains("9月11日（周五）20:00 自动发布", page, StringComparison.Ordinal);

        Assert.Equal(303, await ActAsync(city, "release"));
        await city.App.IdleAsync();
        Assert.Equal(200, await StatusAsync(city));
        Assert.Equal(409, await ActAsync(city, "release"));
    }

    [Fact]
    public async Task Held_back_and_let_go_before_its_hour_it_goes_at_its_hour()
    {
        await using var city = await StartAsync(null, Taiji);
        await ActAsync(city, "hold", "场地还在核实");
        await ActAsync(city, "release");
        await city.App.IdleAsync();
        Assert.Equal(404, await StatusAsync(city));
        await city.App.MoveToAsync(AfterPublication);
        Assert.Equal(200, await StatusAsync(city));
    }

    [Fact]
    public async Task Nobody_lets_it_go_and_it_goes_in_the_evening()
    {
        await using var city = await StartAsync(null, Taiji);
        await ActAsync(city, "hold", "场地还在核实");
        await city.App.MoveToAsync("2026-09-11T19:50");
        Assert.Equal(404, await StatusAsync(city));
        // In a simulated season the timer that makes up for what was missed runs every six hours.
        await city.App.MoveToAsync("2026-09-12T03:00");
        Assert.Equal(200, await StatusAsync(city));
    }

    [Fact]
    public async Task A_first_week_without_lessons_goes_in_the_evening_too()
    {
        await using var city = await StartAsync();
        await ActAsync(city, "hold", "场地还在核实");
        await city.App.MoveToAsync("2026-09-12T03:00");

        Assert.Equal(200, await StatusAsync(city));
    }

    [Theory]
    [InlineData(18, 14, false)]
    [InlineData(18, 16, true)]
    [InlineData(19, 8, false)]
    public async Task A_first_week_without_lessons_is_made_up_for_on_its_own_Friday(int day, int hour, bool missed)
    {
        await using var city = await StartAsync();
        var at = ShanghaiTime.At(new DateOnly(2026, 9, day), hour);
        var weeks = await city.App.Services.GetRequiredService<MissedWeeks>().AtAsync(at);

        Assert.Equal(missed ? [Week.Parse("2026-W39")] : [], weeks);
    }

    [Fact]
    public async Task What_is_not_held_back_cannot_be_let_go_and_past_the_evening_nothing_can_be_held_back()
    {
        await using var city = await StartAsync(null, Taiji);
        using var release = await PostAsync(city, "release", "");
        using var hold = await PostAsync(city, "hold", "再等等", week: "2026-W37");

        Assert.Equal((409, 409), ((int)release.StatusCode, (int)hold.StatusCode));
        Assert.Contains(
            "这一周没有暂缓，请刷新页面查看最新状态",
            await release.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "已经过了可以暂缓的时间，这一周就要发布",
            await hold.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-09-11T14:30", "", 422, "请写明暂缓的理由，同事会看到")]
    [InlineData("2026-09-11T15:00", "太晚", 409, "这一周已经发布，不能再暂缓；有改动请发布更正")]
    public async Task What_cannot_be_held_back_is_refused(string at, string reason, int status, string message)
    {
        await using var city = await StartAsync(null, Taiji);
        await city.App.MoveToAsync(at);
        using var answer = await PostAsync(city, "hold", reason);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(message, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_goes_staff_see_what_will_go_and_afterwards_what_a_correction_would_change()
    {
        await using var city = await StartAsync(null, Taiji, Dance with { Contact = new("", "") });
        var before = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("清荷街道文化中心", before, StringComparison.Ordinal);
        Assert.Contains("缺联系人、联系电话", before, StringComparison.Ordinal);

        await city.App.MoveToAsync(AfterPublication);
        Assert.Contains(
            "联系人待定",
            await city.App.Anonymous.GetStringAsync("/programmes/2026-W38"),
            StringComparison.Ordinal
        );
        await city.Lists.PutAsync(Taiji with { Venue = "清荷小学" });
        var after = await city.App.Http.GetStringAsync("/staff/programmes/2026-W38");
        Assert.Contains("地点改为清荷小学", after, StringComparison.Ordinal);
        Assert.Contains("发布更正", after, StringComparison.Ordinal);
    }

    private static async Task<int> ActAsync(PublishedCity city, string act, string reason = "")
    {
        using var answer = await PostAsync(city, act, reason);
        return (int)answer.StatusCode;
    }

    private static Task<HttpResponseMessage> PostAsync(
        PublishedCity city,
        string act,
        string reason,
        string week = "2026-W38"
    ) =>
        city.App.Http.PostAsync(
            $"/staff/programmes/{week}/{act}",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["reason"] = reason, ["formKey"] = $"{Guid.NewGuid()}" }
            )
        );

    private static async Task<int> StatusAsync(PublishedCity city)
    {
        using var answer = await city.App.Anonymous.GetAsync("/api/programmes/2026-W38");
        return (int)answer.StatusCode;
    }
}
