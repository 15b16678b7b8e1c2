using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Matching.Unmatched;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.Matching.Plan;

/// <summary>Staff steer one course's search: ask whom they choose now, let it wait, or let it go on.</summary>
public sealed class SteerCourse(
    MatchingPlans plans,
    Courses courses,
    StreetYears streetYears,
    Inquiries inquiries,
    TeacherSituations situations,
    Commands commands,
    CurrentSettings settings,
    FreshIds ids,
    TimeProvider clock
)
{
    /// <param name="chosen">Whom to ask, at most as many as are asked at once.</param>
    public Task<Outcome<PlanTurn>> AskAsync(
        string courseId,
        IReadOnlyList<string> chosen,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            courseId,
            call,
            durable,
            async turn =>
            {
                if (turn is { IsWaiting: false })
                    return Outcome.Refused<PlanTurn>(StillAsking);
                var course = (await courses.GetWithLessonsAsync(courseId)).Remaining;
                var ranked = (await situations.RankAsync(course)).Candidates.Select(one => one.TeacherId).ToList();
                if ((Against(chosen, ranked) ?? await AskedAlreadyAsync(turn, chosen)) is { } refusal)
                    return Outcome.Refused<PlanTurn>(refusal);
                var inOrder = ranked.Where(chosen.Contains).ToList();
                var next = (turn ?? Absent(courseId)) with { Chosen = inOrder, OnHold = null };
                return Decided.Change(
                    next,
                    new Act("matching.ask", courseId, string.Join('、', inOrder)),
                    [],
                    turn is null ? LookAgain(course.Course) : GoOn(turn)
                );
            }
        );

    public Task<Outcome<PlanTurn>> HoldAsync(string courseId, string reason, Call call, DurableTaskClient durable) =>
        reason.Length == 0
            ? Task.FromResult(Outcome.Refused<PlanTurn>("matching.hold-reason", "请写明为什么先不要问", "holdReason"))
            : RunAsync(
                courseId,
                call,
                durable,
                turn =>
                    Task.FromResult<Decided<PlanTurn>>(
                        turn is null
                            ? Outcome.Refused<PlanTurn>(NothingToHold)
                            : Decided.Change(
                                turn with
                                {
                                    OnHold = reason,
                                },
                                new Act("matching.hold", courseId, reason),
                                []
                            )
                    )
            );

    public Task<Outcome<PlanTurn>> ReleaseAsync(string courseId, Call call, DurableTaskClient durable) =>
        RunAsync(
            courseId,
            call,
            durable,
            turn =>
                Task.FromResult<Decided<PlanTurn>>(
                    turn is not { OnHold: not null }
                        ? Outcome.Refused<PlanTurn>(NotOnHold)
                        : Decided.Change(
                            turn with
                            {
                                OnHold = null,
                            },
                            new Act("matching.release", courseId),
                            [],
                            GoOn(turn)
                        )
                )
        );

    private static Refusal StillAsking { get; } =
        new("matching.asking", "正在等老师答复，等有了结果再问别的老师", "ask");

    private static Refusal NothingToHold { get; } =
        new("matching.idle", "这门课现在没有在找老师，不用暂停", "holdReason");

    private static Refusal NotOnHold { get; } = new("matching.not-on-hold", "这门课没有暂停，请刷新页面查看最新状态");

    private Refusal? Against(IReadOnlyList<string> chosen, IReadOnlyList<string> ranked)
    {
        var most = settings.Matching.AskAtOnce;
        if (chosen.Count == 0 || chosen.Count > most)
            return new Refusal("matching.choice", $"请勾选1至{most}位老师", "ask");
        return chosen.FirstOrDefault(id => !ranked.Contains(id)) is { } other
            ? new Refusal("matching.incapable", $"老师“{other}”现在上不了这门课，请从表中选择", "ask")
            : null;
    }

    // In one round nobody is asked twice: the question and its answer are one row.
    private async Task<Refusal?> AskedAlreadyAsync(PlanTurn? turn, IReadOnlyList<string> chosen)
    {
        if (turn is not { Round: > 0 })
            return null;
        var asked = (await inquiries.OfCourseAsync(turn.CourseId, turn.Round)).Select(one => one.Value);
        return asked.FirstOrDefault(one => chosen.Contains(one.TeacherId)) is { } already
            ? new Refusal("matching.asked", $"{already.TeacherName}老师刚才已经问过这门课，请另选一位", "ask")
            : null;
    }

    // What staff say lies with the course's turn; its row is written with the act and with what the search is told.
    private Task<Outcome<PlanTurn>> RunAsync(
        string courseId,
        Call call,
        DurableTaskClient durable,
        Func<PlanTurn?, Task<Decided<PlanTurn>>> decide
    ) =>
        commands.RunAsync<PlanTurn>(
            call,
            plans.PlaceOfTurns,
            durable,
            async () =>
            {
                if (await courses.FindAsync(courseId) is null)
                    return Outcome.Refused<PlanTurn>(AssignTeacher.Unknown(courseId));
                var known = await plans.TurnAsync(courseId);
                var stage = (await streetYears.GetOrderAsync(courseId)).Value.Stage;
                if (known is null && stage != OrderStage.Unmatched)
                    return Outcome.Refused<PlanTurn>(AssignTeacher.HasNoSearch(stage));
                var decided = await decide(known?.Value);
                if (decided.Act is null)
                    return decided;
                var row = MatchingPlans.RowOf(decided.Outcome.Value);
                return decided with
                {
                    Rows = [known is null ? TableRows.Insert(row) : TableRows.Replace(row, known.ETag)],
                };
            }
        );

    private PlanTurn Absent(string courseId) => new(courseId, Round: 0, PlanId: string.Empty, clock.GetUtcNow());

    private static OutboxMessage LookAgain(Course course) =>
        OutboxMessage.Raise(
            Instances.Search(course.CourseId, course.DropOuts),
            Events.StaffMatched,
            new StaffDecision(StaffMatch.AskAgain)
        );

    private OutboxMessage GoOn(PlanTurn turn)
    {
        var now = clock.GetUtcNow();
        return OutboxMessage.Raise(
            Instances.Matching(turn.CourseId, turn.Round),
            Events.Planned,
            MatchingPlans.IdAt(now, ids.At(now).ToString("N"))
        );
    }
}
