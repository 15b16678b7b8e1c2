using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Supervision;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Violations;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>What came of a visit for its street.</summary>
public sealed record VisitFollowed(IReadOnlyList<Violation> Violations, Praise? Praise);

/// <summary>
/// Staff make a violation or a praise of what a supervisor reported: of one visit once, whoever presses how often. Too few
/// people are one fault, whether the visit or the street's own count shows it.
/// </summary>
public sealed class FollowVisit(StreetConducts conducts, RecordViolation record, Commands commands, TimeProvider clock)
{
    private static Refusal NoReport { get; } = new("visit.no-report", "还没有收到督导报告，收到以后再办理");

    public async Task<VisitFollowed> OfAsync(Visit visit)
    {
        var conduct = await conducts.ReadAsync(StreetOf(visit));
        return new VisitFollowed(
            [.. conduct.Violations.Where(one => one.ViolationId == KeyOf(visit) || one.ViolationId == LowKeyOf(visit))],
            conduct.Praises.FirstOrDefault(one => one.VisitId == visit.VisitId)
        );
    }

    public async Task<IReadOnlyList<Refusal>> ViolationAsync(
        Visit visit,
        ViolationKind kind,
        string evidence,
        bool isGrave,
        Call call,
        DurableTaskClient durable
    )
    {
        if (visit.Report is null)
            return [NoReport];
        var found = new ViolationFound(
            kind,
            evidence,
            ShanghaiTime.DateOf(visit.Start),
            visit.CourseId,
            isGrave,
            kind == ViolationKind.LowHeadcount ? LowKeyOf(visit) : KeyOf(visit)
        );
        return (await record.RunAsync(StreetOf(visit), found, call, durable)).Refusals;
    }

    public async Task<IReadOnlyList<Refusal>> PraiseAsync(
        Visit visit,
        string text,
        Call call,
        DurableTaskClient durable
    ) =>
        visit.Report is null ? [NoReport]
        : text.Length == 0 ? [new Refusal("visit.praise", "请写明表扬什么，街镇会看到", "comment")]
        : (
            await commands.RunAsync(
                call,
                conducts.PlaceOf(StreetOf(visit)),
                durable,
                () => PraiseAsync(visit, text, call.By.Name)
            )
        ).Refusals;

    private async Task<Decided<Praise>> PraiseAsync(Visit visit, string text, string by)
    {
        var conduct = await conducts.ReadAsync(StreetOf(visit));
        if (conduct.Praises.FirstOrDefault(one => one.VisitId == visit.VisitId) is { } known)
            return Outcome.Of(known);
        var praise = new Praise(
            visit.VisitId,
            conduct.Street,
            ShanghaiTime.DateOf(visit.Start),
            text,
            visit.CourseId,
            by,
            clock.GetUtcNow()
        );
        return Decided.Change(
            praise,
            new Act("visit.praise", $"{conduct.Street}/{visit.VisitId}", text),
            [conduct.NextHead(), TableRows.Insert(StreetConducts.RowOf(praise))],
            new ConductTurn(conduct.Street, conduct.NextNumber, PraisedFor: visit.VisitId).Begin()
        );
    }

    private static string StreetOf(Visit visit) => OrderId.Parse(visit.CourseId).StreetCode;

    private static string KeyOf(Visit visit) => Violation.KeyOfVisit(visit.VisitId);

    private static string LowKeyOf(Visit visit) => Violation.KeyOfLowHeadcount(visit.LessonId);
}
