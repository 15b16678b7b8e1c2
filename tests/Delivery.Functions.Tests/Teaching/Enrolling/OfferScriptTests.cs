using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>A free place on its way from one who waits to the next, where answers and the end of their time cross.</summary>
public sealed class OfferScriptTests
{
    private static readonly OfferTask Second = new("A-1", Number: 1, Round: 1);
    private static readonly OfferedPlace Offered = new("A-1-x", AtEight(2));

    private readonly OrchestrationScript script = new("enrolment-offer-A-1-1");

    [Fact]
    public void Taken_it_is_passed_on_to_nobody()
    {
        var end = script
            .Answers(nameof(OfferPlace), Offered)
            .Hears(Events.PlaceAnswered, new OfferAnswer(Round: 1, Taken: true), TimeSpan.FromHours(1))
            .Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace)], script.Names);
        Assert.Null(end.ContinuedWith);
    }

    [Fact]
    public void Declined_it_is_offered_to_the_next()
    {
        var end = script
            .Answers(nameof(OfferPlace), Offered)
            .Hears(Events.PlaceAnswered, new OfferAnswer(Round: 1, Taken: false), TimeSpan.FromHours(1))
            .Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace)], script.Names);
        Assert.Equal(Second with { Round = 2 }, end.ContinuedWith);
    }

    [Fact]
    public void Nobody_answers_and_it_is_offered_to_the_next_when_the_time_is_over()
    {
        var end = script
            .Answers(nameof(OfferPlace), Offered)
            .Answers(nameof(LapseOffer), false)
            .Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace), nameof(LapseOffer)], script.Names);
        Assert.Equal(Offered.Until, script.Calls[^1].At);
        Assert.Equal(Second with { Round = 2 }, end.ContinuedWith);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_answer_of_an_earlier_round_is_none_to_this_one(bool taken)
    {
        var end = script
            .Answers(nameof(OfferPlace), Offered)
            .Hears(Events.PlaceAnswered, new OfferAnswer(Round: 0, taken), TimeSpan.FromMinutes(1))
            .Answers(nameof(LapseOffer), false)
            .Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace), nameof(LapseOffer)], script.Names);
        Assert.Equal(Second with { Round = 2 }, end.ContinuedWith);
    }

    [Fact]
    public void Taken_in_the_last_moment_though_its_answer_is_still_on_the_way_it_is_passed_on_to_nobody()
    {
        var end = script
            .Answers(nameof(OfferPlace), Offered)
            .Answers(nameof(LapseOffer), true)
            .Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace), nameof(LapseOffer)], script.Names);
        Assert.Null(end.ContinuedWith);
    }

    [Fact]
    public void Where_nobody_waits_any_more_it_stays_free()
    {
        var end = script.Answers(nameof(OfferPlace), null).Run(EnrolmentOfferOrchestrator.Run, Second);

        Assert.Equal([nameof(OfferPlace)], script.Names);
        Assert.Null(end.ContinuedWith);
    }

    private static DateTimeOffset AtEight(int day) => new(2026, 9, day, 8, 0, 0, TimeSpan.FromHours(8));
}
