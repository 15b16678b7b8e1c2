using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Settlement;

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
        if (await settlements.RunAsync(month) is not { } run)
            return Outcome.Refused<PayRun>(RunCommands.Unknown(month));
        if (RunCommands.Not(run.Value, SettlementStage.Payroll, "再决定是否发课酬") is { } refusal)
            return Outcome.Refused<PayRun>(refusal);
        if (string.IsNullOrWhiteSpace(reason))
            return Outcome.Refused<PayRun>("settlement.reason-missing", "请写明决定的理由", "reason");
        if (await FindAsync(month, lessonId) is not { } judged)
            return Outcome.Refused<PayRun>("settlement.lesson-unknown", "这节课不在本月的结算中，请刷新页面");
        if (judged is { Payability: not Payability.Contradiction, Lesson.DecidedByStaff: null })
            return Outcome.Refused<PayRun>("settlement.no-contradiction", "这节课没有矛盾，不需要决定");
        // First the word itself: whatever is made from now on, here or next month, heeds it.
        await lists.NoteAsync(
            month,
            judged.Lesson.Street,
            lessonId,
            known => known with { DecidedByStaff = delivered }
        );
        var decision = new LessonDecision(
            lessonId,
            delivered,
            reason,
            RunCommands.PersonOf(call.By),
            clock.GetUtcNow()
        );
        return await commands.ActAsync(
            call,
            month,
            new Act("settlement.decide", lessonId, $"{(delivered ? "发" : "不发")}：{reason}"),
            durable,
            current => RedraftAsync(current, judged.Lesson.TeacherId, decision)
        );
    }

    private async Task<JudgedLesson?> FindAsync(Month month, string lessonId) =>
        LessonId.TryParse(lessonId, out var parts)
            ? (await lessons.OfStreetAsync(month, OrderId.Parse(parts.OrderId).StreetCode)).FirstOrDefault(judged =>
                judged.Lesson.LessonId == lessonId
            )
            : null;

    private async Task<Outcome<RunChange>> RedraftAsync(PayRun run, string teacherId, LessonDecision decision)
    {
        if (RunCommands.Not(run, SettlementStage.Payroll, "再决定是否发课酬") is { } refusal)
            return Outcome.Refused<RunChange>(refusal);
        var before = await settlements.PayslipAsync(run.Month, teacherId);
        var taught = (await lessons.OfMonthAsync(run.Month)).Where(lesson => lesson.Lesson.TeacherId == teacherId);
        var rules = await making.RulesOfAsync(run.Month);
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
