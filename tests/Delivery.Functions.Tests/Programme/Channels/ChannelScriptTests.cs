using Delivery.Domain.Calendar;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Programme.Feeds;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Channels;

/// <summary>One channel's orchestration alone: how often it tries, and that nothing is tried once staff gave it up.</summary>
public sealed class ChannelScriptTests
{
    private static readonly ChannelTask Task = new(Week.Parse("2026-W38"), 1, ChannelNames.Calendar);

    private readonly OrchestrationScript script = new();

    [Fact]
    public void What_is_published_at_the_first_try_is_told_to_nobody()
    {
        script.Answers(nameof(PublishCalendar)).Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([nameof(PublishCalendar)], script.Names);
    }

    [Fact]
    public void Nobody_says_anything_and_it_is_tried_seven_times_ever_more_slowly_and_given_up_for_the_last_trouble()
    {
        for (var tries = 1; tries <= 7; tries++)
            Fails($"Busy {tries}.");

        var end = script.Answers(nameof(GiveUpChannel)).Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([.. Enumerable.Repeat(nameof(PublishCalendar), 7), nameof(GiveUpChannel)], script.Names);
        Assert.Equal(new ChannelTrouble(Task, "Busy 7."), script.Calls[^1].Input);
        var pauses = script.Calls.Zip(script.Calls.Skip(1), (one, next) => (next.At - one.At).TotalSeconds);
        Assert.Equal([15, 37.5, 93.75, 234.375, 585.9375, 1464.84375, 0], pauses);
        Assert.Equal(script.Calls[^1].At, end.Now);
    }

    [Fact]
    public void What_the_program_says_of_itself_is_no_reason_that_staff_are_told()
    {
        for (var tries = 1; tries <= 7; tries++)
            script.Fails(nameof(PublishCalendar), new InvalidOperationException("The partition is gone."));
        script.Answers(nameof(GiveUpChannel)).Run(ChannelOrchestrator.Run, Task);

        Assert.Equal(new ChannelTrouble(Task, "系统出了错，请联系维护人员查看日志"), script.Calls[^1].Input);
    }

    [Fact]
    public void It_is_told_to_nobody_when_a_later_try_succeeds()
    {
        Fails("Busy.");
        script.Answers(nameof(PublishCalendar)).Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([nameof(PublishCalendar), nameof(PublishCalendar)], script.Names);
    }

    [Fact]
    public void Skipped_between_two_tries_it_is_given_up_at_once_and_tried_no_more()
    {
        Fails("Busy.");
        Fails("Busy.");
        var end = script
            .Hears(Events.Skip, "陈审核跳过：日历服务停了", TimeSpan.FromSeconds(20))
            .Answers(nameof(GiveUpChannel))
            .Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([nameof(PublishCalendar), nameof(PublishCalendar), nameof(GiveUpChannel)], script.Names);
        Assert.Equal(new ChannelTrouble(Task, "陈审核跳过：日历服务停了"), script.Calls[^1].Input);
        Assert.Equal(TimeSpan.FromSeconds(20), end.Now - script.Calls[0].At);
    }

    [Fact]
    public void Skipped_during_a_try_that_fails_it_is_given_up_with_that_try()
    {
        Fails("Busy.", after: TimeSpan.FromSeconds(30));
        var end = script
            .Hears(Events.Skip, "陈审核跳过：日历服务停了", TimeSpan.FromSeconds(20))
            .Answers(nameof(GiveUpChannel))
            .Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([nameof(PublishCalendar), nameof(GiveUpChannel)], script.Names);
        Assert.Equal(new ChannelTrouble(Task, "陈审核跳过：日历服务停了"), script.Calls[^1].Input);
        Assert.Equal(TimeSpan.FromSeconds(30), end.Now - script.Calls[0].At);
    }

    [Fact]
    public void Skipped_during_a_try_that_succeeds_it_is_published_and_not_given_up()
    {
        script
            .Answers(nameof(PublishCalendar), after: TimeSpan.FromSeconds(30))
            .Hears(Events.Skip, "陈审核跳过：日历服务停了", TimeSpan.FromSeconds(20))
            .Run(ChannelOrchestrator.Run, Task);

        Assert.Equal([nameof(PublishCalendar)], script.Names);
    }

    private void Fails(string message, TimeSpan after = default) =>
        script.Fails(nameof(PublishCalendar), new ChannelFailedException(message), after);
}
