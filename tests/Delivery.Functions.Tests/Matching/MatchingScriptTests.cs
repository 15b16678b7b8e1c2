using Delivery.Domain.Matching;
using Delivery.Functions.Matching;
using Delivery.Functions.Matching.Asking;
using Delivery.Functions.Matching.Plan;
using Delivery.Functions.Workflow;
using Delivery.TestKit.Scripts;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>A round of matching alone, where events and steps cross.</summary>
public sealed class MatchingScriptTests
{
    private static readonly MatchingRound Round = new("A-1", 1);

    private static readonly AskedTeachers Asked = new(3, Shanghai("2026-09-02T08:00"), Shanghai("2026-09-03T08:00"));

    [Fact]
    public void A_stop_that_comes_while_the_answers_are_judged_goes_along_into_the_next_batch()
    {
        var script = new OrchestrationScript("matching-A-1-1")
            .Answers(JoinPlan.Step)
            .Answers(nameof(AskTeachers), Asked)
            .Hears(Events.Answered, "T01", TimeSpan.FromHours(1))
            .Answers(nameof(JudgeAnswers), new InquiryVerdict(InquiryDecision.Nobody), after: TimeSpan.FromMinutes(5))
            .Hears(Events.Stop, "", TimeSpan.FromMinutes(62));

        var end = script.Run(MatchingOrchestrator.Run, Round);

        Assert.Equal(Round with { Batch = 2 }, end.ContinuedWith);
        var carried = script.Calls[^1];
        Assert.Equal((Events.Stop, "", "matching-A-1-1"), (carried.Name, carried.Input, carried.InstanceId));
    }

    [Fact]
    public void Where_nothing_came_meanwhile_the_next_batch_begins_with_nothing()
    {
        var script = new OrchestrationScript("matching-A-1-1")
            .Answers(JoinPlan.Step)
            .Answers(nameof(AskTeachers), Asked)
            .Hears(Events.Answered, "T01", TimeSpan.FromHours(1))
            .Answers(nameof(JudgeAnswers), new InquiryVerdict(InquiryDecision.Nobody));

        var end = script.Run(MatchingOrchestrator.Run, Round);

        Assert.Equal(Round with { Batch = 2 }, end.ContinuedWith);
        Assert.Equal([JoinPlan.Step, nameof(AskTeachers), nameof(JudgeAnswers)], script.Names);
    }

    private static DateTimeOffset Shanghai(string time) =>
        DateTimeOffset.Parse(time + "+08:00", System.Globalization.CultureInfo.InvariantCulture);
}
