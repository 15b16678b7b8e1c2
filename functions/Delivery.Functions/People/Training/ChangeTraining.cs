using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Training;

/// <summary>
/// Staff move a training that was announced, or call it off, until it begins: every street that was invited is told, and
/// reminders follow. What streets have answered stays; they may change it until the new last day.
/// </summary>
public sealed class ChangeTraining(Trainings trainings, Commands commands, TimeProvider clock)
{
    public static Refusal Gone { get; } = new("training.called-off", "这次培训已经取消，请刷新页面看最新情况");

    public Task<Outcome<Storage.People.Training>> MoveAsync(
        string trainingId,
        TrainingPlan plan,
        Call call,
        DurableTaskClient durable
    ) => RunAsync(trainingId, call, durable, stored => Moved(stored.Value, plan));

    public Task<Outcome<Storage.People.Training>> CallOffAsync(
        string trainingId,
        string reason,
        Call call,
        DurableTaskClient durable
    ) =>
        RunAsync(
            trainingId,
            call,
            durable,
            stored =>
                reason.Length == 0
                    ? Refused("training.reason", "请写明为什么取消，街镇会看到", "reason")
                    : (
                        Outcome.Of(
                            stored.Value with
                            {
                                CalledOff = new TrainingCalledOff(clock.GetUtcNow(), call.By.Name, reason),
                            }
                        ),
                        new Act("training.call-off", trainingId, reason)
                    )
        );

    private Task<Outcome<Storage.People.Training>> RunAsync(
        string trainingId,
        Call call,
        DurableTaskClient durable,
        Func<Stored<Storage.People.Training>, (Outcome<Storage.People.Training> Changed, Act? Act)> change
    ) =>
        trainings.PlaceOf(trainingId) is { } place
            ? commands.RunAsync(call, place, durable, () => DecideAsync(trainingId, change))
            : Task.FromResult(Outcome.Refused<Storage.People.Training>(AnswerInvitation.Unknown));

    private async Task<Decided<Storage.People.Training>> DecideAsync(
        string trainingId,
        Func<Stored<Storage.People.Training>, (Outcome<Storage.People.Training> Changed, Act? Act)> change
    )
    {
        if (await trainings.StoredAsync(trainingId) is not { } stored)
            return Outcome.Refused<Storage.People.Training>(AnswerInvitation.Unknown);
        if (stored.Value.CalledOff is not null)
            return Outcome.Refused<Storage.People.Training>(Gone);
        if (stored.Value.Plan.Start <= clock.GetUtcNow())
            return Outcome.Refused<Storage.People.Training>("training.begun", "培训已经开始，不能再改期或取消");
        var (changed, act) = change(stored);
        if (changed.IsRefused)
            return changed;
        var training = changed.Value with { Changes = stored.Value.Changes + 1 };
        return Decided.Change(
            training,
            act!,
            [Trainings.Replace(training, stored)],
            OutboxMessage.Start(
                nameof(TrainingOrchestrator),
                Instances.Training(trainingId, training.Changes),
                $"{TrainingTurn.Of(training)}"
            )
        );
    }

    private (Outcome<Storage.People.Training> Changed, Act? Act) Moved(
        Storage.People.Training training,
        TrainingPlan plan
    )
    {
        var refusals = TrainingRules.Check(plan, clock.GetUtcNow()).ToList();
        var year = ShanghaiTime.DateOf(training.Plan.Start).Year;
        // A training stands among those of its year, and counts there.
        if (refusals.Count == 0 && ShanghaiTime.DateOf(plan.Start).Year != year)
            refusals.Add(
                new Refusal("training.year", $"只能改到{year}年内；要改到别的年份，请取消后另发一次", "start")
            );
        if (refusals.Count == 0 && plan == training.Plan)
            refusals.Add(new Refusal("training.unchanged", "和原来一样，没有要通知街镇的改动", "title"));
        return refusals.Count > 0
            ? (Outcome.Refused<Storage.People.Training>(refusals), null)
            : (
                Outcome.Of(training with { Plan = plan }),
                new Act("training.move", training.TrainingId, $"{ChineseDates.Moment(plan.Start)} {plan.Place}")
            );
    }

    private static (Outcome<Storage.People.Training> Changed, Act? Act) Refused(
        string code,
        string message,
        string field
    ) => (Outcome.Refused<Storage.People.Training>(code, message, field), null);
}
