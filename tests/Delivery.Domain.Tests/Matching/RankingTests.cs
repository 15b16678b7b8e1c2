using CsCheck;
using Delivery.Domain.Matching;
using static Delivery.Domain.Tests.Matching.Teachers;

namespace Delivery.Domain.Tests.Matching;

public class RankingTests
{
    private static readonly Gen<TeacherSituation> AnyTeacher = Gen.Select(
        Gen.Int[1, 50],
        Gen.Bool,
        Gen.Int[0, 30],
        Gen.Int[0, 5],
        Gen.Int[0, 5],
        Gen.Int[0, 10],
        (id, qualified, lessons, rating, answered, asked) =>
            new TeacherSituation(
                Lin with
                {
                    TeacherId = $"T{id:000}",
                    Disciplines = qualified ? ["TJQ"] : [],
                },
                [],
                new($"T{id:000}", lessons, rating == 0 ? null : rating, answered, Math.Max(answered, asked))
            )
    );

    private static readonly Gen<List<TeacherSituation>> AnyTeachers = AnyTeacher
        .List[0, 12]
        .Select(list => list.DistinctBy(t => t.Teacher.TeacherId).ToList());

    [Fact]
    public void A_new_teacher_of_the_district_gets_these_points() =>
        Assert.Equal(new ScoreParts(0m, 20m, 0m, 20m, 15m, 0m), PartsOf(Idle(Lin)));

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 15)]
    [InlineData(5, 30)]
    public void Having_taught_here_counts_when_it_was_rated_well(int? rating, int points) =>
        Assert.Equal(points, PartsOf(Idle(Lin) with { Record = new("T001", 0, rating, 0, 0) }).TaughtHereWell);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(10, 10)]
    [InlineData(30, 5)]
    public void Fewer_lessons_this_season_bring_more_points(int lessons, int points) =>
        Assert.Equal(points, PartsOf(Idle(Lin) with { Record = new("T001", lessons, null, 0, 0) }).Fairness);

    [Theory]
    [InlineData(0, 0, 15)]
    [InlineData(4, 4, 15)]
    [InlineData(0, 2, 5)]
    [InlineData(4, 9, 7.5)]
    public void Those_who_answer_get_more_points(int answered, int asked, double points) =>
        Assert.Equal(
            (decimal)points,
            PartsOf(Idle(Lin) with { Record = new("T001", 0, null, answered, asked) }).Response
        );

    [Fact]
    public void The_home_district_is_nearer_than_the_others_reached() =>
        Assert.Equal(10m, PartsOf(Idle(Lin with { Districts = ["静安区", "黄浦区"] })).Distance);

    [Fact]
    public void The_grade_asked_for_and_the_teacher_asked_for_bring_points()
    {
        Assert.Equal(15m, Scoring.Of(Idle(Lin), Need with { GradeAskedFor = "一级" }, new()).GradeAskedFor);
        Assert.Equal(0m, Scoring.Of(Idle(Lin), Need with { GradeAskedFor = "国家级" }, new()).GradeAskedFor);
        Assert.Equal(25m, Scoring.Of(Idle(Lin), Need with { RequestedTeacher = "T001" }, new()).Requested);
    }

    [Fact]
    public void The_weights_are_settings() =>
        Assert.Equal(7m, Scoring.Of(Idle(Lin), Need, new ScoreWeights(Distance: 7m)).Distance);

    [Fact]
    public void The_best_come_first_and_those_left_out_say_why()
    {
        var busyOne = Lin with { TeacherId = "T003", Name = "周敏" };
        var ranked = Ranking.Rank(
            Need,
            [
                Idle(Lin with { TeacherId = "T004", Active = false }),
                new(busyOne, [Elsewhere("2026-09-15 10:00")], TeacherRecord.Blank("T003")),
                Idle(Lin with { TeacherId = "T002" }) with
                {
                    Record = new("T002", 5, 5m, 3, 3),
                },
                Idle(Lin),
            ],
            Settings
        );

        Assert.Equal(Need.CourseId, ranked.CourseId);
        Assert.Equal(["T002", "T001"], ranked.Candidates.Select(c => c.TeacherId));
        Assert.Equal(["T003", "T004"], ranked.LeftOut.Select(l => l.TeacherId));
        Assert.Equal("周敏", ranked.LeftOut[0].Name);
        Assert.Equal([LeftOutReason.Busy], ranked.LeftOut[0].Reasons);
        Assert.Equal([LeftOutReason.Inactive], ranked.LeftOut[1].Reasons);
    }

    [Fact]
    public void Equal_scores_go_to_fewer_lessons_and_then_to_the_smaller_id()
    {
        var even = Settings with { Weights = new(Fairness: 0m) };
        TeacherSituation With(string id, int lessons) =>
            new(Lin with { TeacherId = id }, [], new(id, lessons, null, 0, 0));

        Assert.Equal(
            ["T009", "T001", "T002"],
            Ranking
                .Rank(Need, [With("T002", 3), With("T009", 1), With("T001", 3)], even)
                .Candidates.Select(c => c.TeacherId)
        );
    }

    [Fact]
    public void Every_teacher_is_either_ranked_or_left_out_with_a_reason() =>
        AnyTeachers.Sample(teachers =>
        {
            var ranked = Ranking.Rank(Need, teachers, Settings);
            return ranked.Candidates.Count + ranked.LeftOut.Count == teachers.Count
                && ranked.LeftOut.All(l => l.Reasons.Count > 0)
                && ranked.Candidates.All(c => c.Total == c.Parts.Total)
                && ranked.Candidates.Zip(ranked.Candidates.Skip(1)).All(p => p.First.Total >= p.Second.Total);
        });

    [Fact]
    public void The_ranking_does_not_depend_on_the_order_of_the_teachers() =>
        AnyTeachers.Sample(teachers =>
            Ranking
                .Rank(Need, teachers, Settings)
                .Candidates.SequenceEqual(Ranking.Rank(Need, Enumerable.Reverse(teachers), Settings).Candidates)
        );

    private static ScoreParts PartsOf(TeacherSituation situation) => Scoring.Of(situation, Need, Settings.Weights);
}
