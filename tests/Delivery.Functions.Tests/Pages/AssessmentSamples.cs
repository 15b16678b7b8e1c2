using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Assessments;
using Delivery.Pages.Conduct;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class AssessmentSamples
{
    public static readonly IReadOnlyList<Assessed> Ranked = Assessment.Rank(
        [
            new AssessedYear("310101002", "清荷街道", "黄浦区", 20, 20, 500, 480, 6, 6, 4.7m, 0, 0, 2, 2, 2, 2),
            new AssessedYear("310104001", "云杉街道", "徐汇区", 12, 10, 300, 180, 4, 3, null, 2, 1, 2, 1, 1, 0),
        ],
        AssessmentFormula.Of(new ConductSettings(), 2026)
    );

    public static readonly AssessmentModel Assessments = new(
        Sample.Frame(Reader.Staff),
        "key-a",
        2026,
        false,
        AssessmentFormula.Of(new ConductSettings(), 2026),
        [
            new("全市", "/staff/assessments/2026", true, 2),
            new("黄浦区", "/staff/assessments/2026?district=%E9%BB%84%E6%B5%A6%E5%8C%BA", false, 1),
        ],
        Ranked,
        [.. Ranked.Select(one => new Choice(one.Year.Street, $"{one.Rank} {one.Year.Name}", one.Year.District))],
        [new GivenAward("清荷街道", "先进街镇", "全年按计划上课")],
        true,
        AwardTyped.Nothing,
        Sample.Errors(new FieldError("reason", "请写明表彰的理由，街镇会看到")),
        new AssessmentTried(
            [new("delivered", "按计划上课", "50"), new("violations", "每次违规扣", "5")],
            "",
            new Dictionary<string, int> { ["310101002"] = 2, ["310104001"] = 1 },
            FormErrors.None
        )
    );

    public static readonly StreetStatementModel Lessons = new(
        Sample.Frame(Reader.Street),
        new StreetStatement(
            "310104001",
            "云杉街道",
            "徐汇区",
            2026,
            [
                new("310104001-2026-001-01", "太极拳", LessonFate.Held, 22, new(5, 4, 5)),
                new("310104001-2026-001-02", "太极拳", LessonFate.NotHeld, Reason: "教师未到"),
                new("310104001-2026-001-03", "太极拳", LessonFate.CancelledByTeacher),
                new("310104001-2026-002-01", "排舞", LessonFate.Unreported),
            ],
            1_250m,
            [new Month(2026, 9), new Month(2026, 10)],
            Ranked[1],
            StreetPlace.Of(Ranked, "310104001"),
            Sample.Now
        ),
        false,
        new StreetYearShown(2026, false, AssessmentFormula.Of(new ConductSettings(), 2026), Ranked[1]),
        Paths.StreetLessons,
        Paths.StreetYear(2026)
    );

    public static readonly StreetStatementModel NoLessons = Lessons with
    {
        Frame = Sample.Frame(Reader.Staff),
        Statement = new StreetStatement("310104001", "云杉街道", "徐汇区", 2027, [], 0m, [], null, null, Sample.Now),
        Year = null,
    };

    public static readonly AssessmentModel NoAssessments = Assessments with
    {
        Districts = [],
        Ranked = [],
        Choices = [],
        Awards = [],
        Errors = FormErrors.None,
    };
}
