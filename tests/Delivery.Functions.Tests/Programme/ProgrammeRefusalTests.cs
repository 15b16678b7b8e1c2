using Delivery.Domain.Calendar;
using Delivery.Functions.Programme;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.Functions.Tests.Workflow;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Programme.PublishedCity;

namespace Delivery.Functions.Tests.Programme;

/// <summary>What publishers are refused on the page of a week, by code, sentence and field.</summary>
public sealed class ProgrammeRefusalTests
{
    private static readonly Week Week38 = Parsed("2026-W38");

    [Fact]
    public async Task A_week_is_held_with_a_reason_and_let_go_only_when_it_is_held()
    {
        await using var city = await StartAsync(null, Taiji);

        Assert.Equal(["programme.reason 请写明暂缓的理由，同事会看到 (reason)"], await HoldAsync(city, ""));
        Assert.Equal(["programme.stage 这一周没有暂缓，请刷新页面查看最新状态"], await ReleaseAsync(city));
        Assert.Empty(await HoldAsync(city, "等街镇确认场地"));
        Assert.Empty(await ReleaseAsync(city));
    }

    [Fact]
    public async Task What_is_published_or_about_to_be_is_not_held()
    {
        await using var city = await PublishedAsync(Taiji);

        Assert.Equal(
            ["programme.stage 这一周已经发布，不能再暂缓；有改动请发布更正"],
            await HoldAsync(city, "等街镇确认场地")
        );
        // The evening of the next Friday, on which week 39 goes whatever is said.
        var evening = ActivatorUtilities.CreateInstance<HoldProgramme>(
            city.App.Services,
            new ClockAt("2026-09-18T21:00")
        );
        var late = await evening.HoldAsync(Parsed("2026-W39"), "等街镇确认场地", Caller.Service);
        Assert.Equal(["programme.stage 已经过了可以暂缓的时间，这一周就要发布"], late.Words());
    }

    [Theory]
    [InlineData("2026-W36", "programme.over", "2026-W36 已经结束，不能再发布，请换成本周或以后的一周")]
    [InlineData("2026-W46", "programme.ahead", "2026-W46 还太远，现在最远只能发布到 2026-W45")]
    public async Task A_week_that_is_over_or_too_far_ahead_is_not_published(string week, string code, string message)
    {
        await using var city = await StartAsync(null, Taiji);
        using var answer = await city.App.Http.PostAsync($"/api/programmes/{week}/publish", null);
        var problem = System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(
            (422, code, message, "week"),
            ((int)answer.StatusCode, (string?)problem["code"], (string?)problem["detail"], FieldOf(problem))
        );
        Assert.DoesNotContain(
            $"/staff/programmes/{week}/publish",
            await city.App.Http.GetStringAsync($"/staff/programmes/{week}"),
            StringComparison.Ordinal
        );
    }

    private static string? FieldOf(System.Text.Json.Nodes.JsonNode problem) => (string?)problem["errors"]?[0]?["field"];

    [Fact]
    public async Task Only_what_was_published_is_sent_anew_and_only_on_a_channel_that_there_is()
    {
        await using var city = await StartAsync(null, Taiji);

        Assert.Equal(["channel.unknown 没有渠道“radio”，请核对名称"], await ReplayAsync(city, "radio"));
        Assert.Equal(["channel.unpublished 这一周还没有发布，没有可以重发的内容"], await ReplayAsync(city, "editors"));
    }

    [Fact]
    public async Task The_page_says_it_and_answers_what_stands_against_it()
    {
        await using var city = await StartAsync(null, Taiji);

        Assert.Equal((422, true), await PostAsync(city, "hold", "请写明暂缓的理由，同事会看到"));
        Assert.Equal((409, true), await PostAsync(city, "release", "这一周没有暂缓，请刷新页面查看最新状态"));
        Assert.Equal((404, false), await PostAsync(city, "burn", "暂缓"));
    }

    private static async Task<(int Status, bool Says)> PostAsync(PublishedCity city, string act, string sentence)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("formKey", Guid.NewGuid().ToString("N"))]);
        using var answer = await city.App.Http.PostAsync($"/staff/programmes/2026-W38/{act}", form);
        var page = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, page.Contains(sentence, StringComparison.Ordinal));
    }

    private static async Task<string[]> HoldAsync(PublishedCity city, string reason) =>
        (await Hold(city).HoldAsync(Week38, reason, Caller.Service)).Words();

    private static async Task<string[]> ReleaseAsync(PublishedCity city) =>
        (await Hold(city).ReleaseAsync(Week38, Caller.Service, Durable(city))).Words();

    private static async Task<string[]> ReplayAsync(PublishedCity city, string channel) =>
        (
            await city
                .App.Services.GetRequiredService<ReplayChannel>()
                .RunAsync(Week38, channel, Caller.Service, Durable(city))
        ).Words();

    private static HoldProgramme Hold(PublishedCity city) => city.App.Services.GetRequiredService<HoldProgramme>();

    private static DurableTaskClient Durable(PublishedCity city) =>
        city.App.Services.GetRequiredService<DurableTaskClient>();

    private static Week Parsed(string text) =>
        Week.TryParse(text, out var week) ? week : throw new FormatException(text);
}
