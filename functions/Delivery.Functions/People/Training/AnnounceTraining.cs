using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;

namespace Delivery.Functions.People.Training;

/// <summary>Staff announce a training; every street is invited, a suspended one too.</summary>
public sealed class AnnounceTraining(Trainings trainings, Commands commands, TimeProvider clock)
{
    public Task<Outcome<Storage.People.Training>> RunAsync(TrainingPlan plan, Call call, DurableTaskClient durable)
    {
        var year = ShanghaiTime.DateOf(plan.Start).Year;
        return commands.RunAsync(call, trainings.PlaceOf(year), durable, () => DecideAsync(year, plan, call));
    }

    private async Task<Decided<Storage.People.Training>> DecideAsync(int year, TrainingPlan plan, Call call)
    {
        var now = clock.GetUtcNow();
        var refusals = TrainingRules.Check(plan, now);
        if (refusals.Count > 0)
            return Outcome.Refused<Storage.People.Training>(refusals);
        var id = $"{year}-{(await trainings.OfYearAsync(year)).Count + 1}";
        var training = new Storage.People.Training(id, plan, now, call.By.Name);
        return Decided.Change(
            training,
            new Act("training.announce", id, plan.Title),
            [Trainings.Insert(training)],
            OutboxMessage.Start(nameof(TrainingOrchestrator), Instances.Training(id), id)
        );
    }
}
