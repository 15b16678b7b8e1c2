using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

public sealed record DrawBody([Typed(TextKind.Code)] string Week, int Count, int? Seed = null);

/// <param name="Weight">How many times likelier than a lesson without a reason.</param>
public sealed record DrawnVisit(string VisitId, string LessonId, int Weight, IReadOnlyList<DrawReason> Reasons);

/// <param name="Candidates">How many lessons could have been drawn.</param>
public sealed record DrawView(Week Week, int Seed, int Candidates, IReadOnlyList<DrawnVisit> Visits);

public sealed record VisitReportBody(
    bool StartedOnTime,
    bool TeacherIsRight,
    int Headcount,
    bool VenueFits,
    [Typed(TextKind.Paragraph)] string? Remarks = null
);

public sealed record VisitView(string VisitId, string LessonId, VisitState State, IReadOnlyList<string> Troubles);

/// <summary>Unannounced visits over HTTP: the draw, and a supervisor's report.</summary>
public sealed class SupervisionApi(Api api, DrawVisits draw, ReportVisit report, LessonVisits visits, VisitLinks links)
{
    private const string Link = "link";

    [Function(nameof(PostDraw))]
    [ApiCall(
        "为一周抽取督导的课",
        Body = typeof(DrawBody),
        Answer = typeof(DrawView),
        Status = 201,
        Scopes = [Role.Conduct]
    )]
    public Task<IResult> PostDraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/supervision/draws")] HttpRequest request
    ) =>
        api.SendAsync<DrawBody>(
            request,
            caller => caller.May(Role.Conduct),
            async (body, call) =>
            {
                if (!Week.TryParse(body.Week, out var week))
                    return ApiAnswer.Refused(new Refusal("draw.week", "星期应写成例如 2026-W38", "week"));
                var outcome = await draw.RunAsync(week, body.Count, body.Seed, call);
                return outcome.Match(
                    kept => ApiAnswer.Created($"/staff/supervision?week={week}", ViewOf(kept)),
                    refusals => ApiAnswer.Refused(refusals)
                );
            }
        );

    [Function(nameof(PostVisitReport))]
    [ApiCall(
        "提交督导报告",
        Body = typeof(VisitReportBody),
        Answer = typeof(VisitView),
        Scopes = [Role.Conduct],
        Also = "督导员（带邮件里的签名链接）"
    )]
    [ApiQuery(Link, "督导员：邮件里签名链接的凭证")]
    public Task<IResult> PostVisitReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/supervision/{id}/report")] HttpRequest request,
        [DurableClient] DurableTaskClient durable,
        string id
    ) =>
        api.SendAsync<VisitReportBody>(
            request,
            caller => caller.May(Role.Conduct) || request.Query[Link] is [{ Length: > 0 }],
            async (body, call) =>
            {
                int? assignment = null;
                if (!call.By.May(Role.Conduct))
                {
                    var (state, visitId, number) = links.Read(request.Query[Link].ToString());
                    if (state != LinkState.Good || visitId != id)
                        return state == LinkState.Expired ? ApiAnswer.LinkExpired : ApiAnswer.Forbidden;
                    assignment = number;
                    if (await visits.FindAsync(id) is { Value: var visit })
                        call.As(VisitWords.CallerOf(visit, number));
                }

                var outcome = await report.ReportAsync(id, assignment, ReportOf(body), [], call, durable);
                return outcome.Match(Shown, refusals => ApiAnswer.Refused(refusals, "visit.unknown", "督导", id));
            }
        );

    private static VisitReport ReportOf(VisitReportBody body) =>
        new(body.StartedOnTime, body.TeacherIsRight, body.Headcount, body.VenueFits, body.Remarks, []);

    private static ApiAnswer Shown(Visit visit) =>
        ApiAnswer.Ok(
            new VisitView(
                visit.VisitId,
                visit.LessonId,
                visit.State,
                VisitFindings.Of(visit.Report!, visit.Fewest).Troubles
            )
        );

    private static DrawView ViewOf(KeptDraw kept)
    {
        var candidates = kept.Candidates.ToDictionary(one => one.LessonId);
        return new DrawView(
            kept.Week,
            kept.Seed,
            kept.Candidates.Count,
            [
                .. kept.Drawn.Select(lesson => new DrawnVisit(
                    LessonVisits.IdFor(kept.Week, lesson),
                    lesson,
                    candidates[lesson].Weight,
                    candidates[lesson].Reasons
                )),
            ]
        );
    }
}
