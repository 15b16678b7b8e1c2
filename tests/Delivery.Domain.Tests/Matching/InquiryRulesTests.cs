using CsCheck;
using Delivery.Domain.Matching;
using static Delivery.Domain.Matching.InquiryAnswer;

namespace Delivery.Domain.Tests.Matching;

public class InquiryRulesTests
{
    private static readonly Gen<List<InquiryAnswer>> AnyAnswers = Gen.Enum<InquiryAnswer>().List[0, 6];

    public static TheoryData<InquiryAnswer[], InquiryDecision, string?> Verdicts { get; } =
        new()
        {
            { [], InquiryDecision.Nobody, null },
            { [Open, Open, Open], InquiryDecision.Wait, null },
            { [Accepted, Open, Open], InquiryDecision.Winner, "T1" },
            { [Open, Accepted, Open], InquiryDecision.Wait, null },
            { [Declined, Accepted, Open], InquiryDecision.Winner, "T2" },
            { [Silent, Declined, Accepted], InquiryDecision.Winner, "T3" },
            { [Accepted, Accepted, Accepted], InquiryDecision.Winner, "T1" },
            { [Proposed, Accepted, Open], InquiryDecision.Winner, "T2" },
            { [Proposed, Open, Declined], InquiryDecision.Wait, null },
            { [Declined, Proposed, Proposed], InquiryDecision.Proposal, "T2" },
            { [Silent, Silent, Declined], InquiryDecision.Nobody, null },
        };

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_best_ranked_acceptance_wins_once_nobody_better_is_open(
        InquiryAnswer[] answers,
        InquiryDecision decision,
        string? teacher
    ) => Assert.Equal(new InquiryVerdict(decision, teacher), Verdict(answers));

    [Fact]
    public void A_winner_stays_the_winner_whatever_is_answered_afterwards() =>
        Gen.Select(AnyAnswers, Gen.Enum<InquiryAnswer>())
            .Sample(
                (answers, later) =>
                    Verdict(answers) is not { Decision: InquiryDecision.Winner } won
                    || Verdict(answers.Select(a => a == Open ? later : a)) == won
            );

    [Fact]
    public void Only_an_open_answer_is_waited_for() =>
        AnyAnswers.Sample(answers =>
            (Verdict(answers).Decision == InquiryDecision.Wait) == answers.TakeWhile(a => a != Accepted).Contains(Open)
        );

    [Fact]
    public void Every_answer_has_a_name_of_its_own() =>
        Assert.Equal(5, Enum.GetValues<InquiryAnswer>().Select(a => a.Label()).Distinct().Count());

    private static InquiryVerdict Verdict(IEnumerable<InquiryAnswer> answers) =>
        InquiryRules.Winner([.. answers.Select((a, i) => new RankedAnswer($"T{i + 1}", a))]);
}
