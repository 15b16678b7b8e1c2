using Delivery.Domain.Calendar;
using Delivery.Functions.Programme;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Programme;

/// <summary>A week's orchestration alone: what it hears while one channel is being tried again and again.</summary>
public sealed class WeekScriptTests
{
    private static readonly Week Week38 = Week.Parse("2026-W38");
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FortyMinutes = TimeSpan.FromMinutes(40);

    private readonly OrchestrationScript script = new(at: "2026-09-11T15:00", version: "3.0");

    [Fact]
    public void A_correction_is_made_while_a_channel_still_tries_which_leaves_the_older_edition_to_it()
    {
        Sends(script).Hears(Events.Publish, true, FiveMinutes).Answers(nameof(FreezeProgramme), 2);
        var end = script.Run(WeeklyProgrammeOrchestrator.Run, new WeekOnAir(Week38, 0));

        Assert.Equal([.. Begun, nameof(FreezeProgramme), Events.Skip], script.Names);
        Assert.Equal(FiveMinutes, script.Calls[^2].At - script.Calls[0].At);
        Assert.Equal(
            ("programme-2026-W38-1-icalendar", ChannelWords.Overtaken),
            (script.Calls[^1].InstanceId, script.Calls[^1].Input)
        );
        Assert.Equal(new WeekOnAir(Week38, 1), end.ContinuedWith);
    }

    [Fact]
    public void What_changes_nothing_interrupts_no_channel_and_silence_ends_the_week_with_its_Sunday()
    {
        Sends(script).Hears(Events.Publish, true, FiveMinutes).Answers(nameof(FreezeProgramme), 1);
        var end = script.Run(WeeklyProgrammeOrchestrator.Run, new WeekOnAir(Week38, 0));

        Assert.Equal([.. Begun, nameof(FreezeProgramme)], script.Names);
        Assert.Null(end.ContinuedWith);
        Assert.Equal(ShanghaiTime.EndOf(Week38.Sunday), end.Now);
    }

    [Fact]
    public void A_week_begun_before_hears_the_correction_once_all_its_channels_have_ended()
    {
        var older = new OrchestrationScript(at: "2026-09-11T15:00", version: "2.0");
        Sends(older).Hears(Events.Publish, true, FiveMinutes);
        var end = older.Run(WeeklyProgrammeOrchestrator.Run, new WeekOnAir(Week38, 0));

        Assert.Equal(Begun, older.Names);
        Assert.Equal(new WeekOnAir(Week38, 1), end.ContinuedWith);
        Assert.Equal(FortyMinutes, end.Now - older.Calls[0].At);
    }

    private static string[] Begun { get; } =
    [nameof(FreezeProgramme), nameof(ListChannels), nameof(ChannelOrchestrator), nameof(ChannelOrchestrator)];

    // The site is done at once, the calendar tries for forty minutes.
    private static OrchestrationScript Sends(OrchestrationScript to) =>
        to.Answers(nameof(FreezeProgramme), 1)
            .Answers(
                nameof(ListChannels),
                new[] { ChannelNames.Site, ChannelNames.Calendar }
                    .Select(name => new ChannelTask(Week38, 1, name))
                    .ToArray()
            )
            .Answers(nameof(ChannelOrchestrator))
            .Answers(nameof(ChannelOrchestrator), after: FortyMinutes);
}
