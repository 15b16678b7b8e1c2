using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Settlement.Payslips;
using Delivery.Functions.Settlement.Runs;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement.Lessons;

/// <summary>The street says no, the teacher has media: staff decide, and the teacher's draft follows.</summary>
public sealed class DecideContradiction(
    RunCommands commands,
    Settlements settlements,
    LessonsToPay lessons,
    LessonLists lists,
    PayslipMaking making,
    TimeProvider clock
)
{
    public async Task<Outcome<PayRun>> RunAsync(
        Month month,
        string lessonId,
        bool delivered,
        string reason,
        Call call,
        DurableTaskClient durable
    )
    {
        var by = RunCommands.PersonOf(call.By);
        var decided = await commands.ActAsync(
            call,
            month,
            new Act("settlement.decide", lessonId, $"{(delivered ? "发" : "不发")}：{reason}"),
            durable,
            run => DecideAsync(run, new LessonDecision(lessonId, delivered, reason, by, clock.GetUtcNow()))
        );
        if (!decided.IsRefused)
            await NoteAsync(month, lessonId);
        return decided;
    }

    // The month's list is read by others too; what stands there follows the decision that was saved.
    private async Task NoteAsync(Month month, string lessonId)
    {
        if (await settlements.DecisionAsync(month, lessonId) is { } decision && StreetOf(lessonId) is { } street)
            await lists.NoteAsync(
                month,
                street,
                lessonId,
                known => known with { DecidedByStaff = decision.Value.Delivered }
            );
    }

    private static string? StreetOf(string lessonId) =>
        LessonId.TryParse(lessonId, out var parts) ? OrderId.Parse(parts.OrderId).StreetCode : null;

    private async Task<Outcome<RunChange>> DecideAsync(PayRun run, LessonDecision decision)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "再决定是否发课酬") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        // What was undecided at the release waits in the next month's list, and is paid there or not at all.
        if (run.WasSentBack)
            return Outcome.Refused<RunChange>(
                "settlement.stage",
                $"{run.Month}没有决定的课，发给老师时已转到{run.Month.Next}，请在那个月的结算里决定"
            );
        if (string.IsNullOrWhiteSpace(decision.Reason))
            return Outcome.Refused<RunChange>("settlement.reason-missing", "请写明决定的理由", "reason");
        if (await FindAsync(run.Month, decision.LessonId) is not { } judged)
            return Outcome.Refused<RunChange>("settlement.lesson-unknown", "这节课不在本月的结算中，请刷新页面");
        if (judged is { Payability: not Payability.Contradiction, Lesson.DecidedByStaff: null })
            return Outcome.Refused<RunChange>("settlement.no-contradiction", "这节课没有矛盾，不需要决定");
        return await RedraftAsync(run, judged.Lesson.TeacherId, decision);
    }

    private async Task<JudgedLesson?> FindAsync(Month month, string lessonId) =>
        StreetOf(lessonId) is { } street
            ? (await lessons.OfStreetAsync(month, street)).FirstOrDefault(judged => judged.Lesson.LessonId == lessonId)
            : null;

    private async Task<Outcome<RunChange>> RedraftAsync(PayRun run, string teacherId, LessonDecision decision)
    {
        var before = await settlements.PayslipAsync(run.Month, teacherId);
        var taught = (await lessons.OfTeachersAsync(run.Month, new HashSet<string> { teacherId }))[teacherId]
            .Select(judged => judged.Lesson.LessonId == decision.LessonId ? judged.As(decision.Delivered) : judged);
        var rules = await making.RulesOfAsync(run.Month, [teacherId]);
        return PayslipMaking
            .Draft(rules, run.Month, teacherId, [.. taught], before?.Value)
            .Match(
                draft =>
                    Outcome.Of(
                        new RunChange(
                            run.MadeBy(decision.By),
                            [
                                TableRows.Put(Settlements.RowOf(run.Month, decision)),
                                .. PayslipMaking.Rows(draft, before),
                            ]
                        )
                    ),
                refusals => Outcome.Refused<RunChange>(refusals)
            );
    }
}
