using Delivery.Domain.Matching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Matching;

/// <summary>Who could give a course, and why others could not.</summary>
public sealed class MatchingApi(Api api, Courses courses, TeacherSituations situations, TimeProvider clock)
{
    /// <summary>As it was ranked when teachers were asked, or as it would be now where nobody was asked yet.</summary>
    [Function(nameof(GetCandidates))]
    [ApiCall("一门课的候选老师，和未入选的原因", Answer = typeof(CandidatesView))]
    public Task<IResult> GetCandidates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/courses/{id}/candidates")]
            HttpRequest request,
        string id
    ) =>
        api.GetAsync(
            request,
            caller => caller.IsStaff,
            async _ =>
            {
                if (await courses.FindWithLessonsAsync(id) is not { Remaining: var course })
                    return ApiAnswer.NotFound("course.unknown", "课程", id);
                var kept = await courses.RankingAsync(id);
                return ApiAnswer.Ok(
                    CandidatesView.Of(
                        kept?.Ranked ?? await situations.RankAsync(course),
                        kept?.Round,
                        kept?.At ?? clock.GetUtcNow()
                    )
                );
            }
        );
}

/// <summary>A course's ranking as the API shows it.</summary>
/// <param name="Round">The round of inquiries it was made for; null when made just now.</param>
public sealed record CandidatesView(
    string CourseId,
    int? Round,
    DateTimeOffset At,
    IReadOnlyList<CandidateView> Candidates,
    IReadOnlyList<LeftOutView> LeftOut
)
{
    public static CandidatesView Of(RankedCourse ranked, int? round, DateTimeOffset at) =>
        new(
            ranked.CourseId,
            round,
            at,
            [
                .. ranked.Candidates.Select(
                    (one, index) => new CandidateView(index + 1, one.TeacherId, one.Name, one.Total, one.Parts)
                ),
            ],
            [
                .. ranked.LeftOut.Select(one => new LeftOutView(
                    one.TeacherId,
                    one.Name,
                    string.Concat(one.Reasons.Select(reason => reason.Letter())),
                    one.Reasons
                )),
            ]
        );
}

public sealed record CandidateView(int Rank, string Teacher, string Name, decimal Score, ScoreParts Parts);

/// <param name="Letters">The letters that stand beside the name: B busy, F too far, Q not qualified, L over limit, X excluded, I inactive.</param>
public sealed record LeftOutView(string Teacher, string Name, string Letters, IReadOnlyList<LeftOutReason> Reasons);
