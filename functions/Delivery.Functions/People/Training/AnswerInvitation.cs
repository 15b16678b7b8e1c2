using Delivery.Domain;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Training;

/// <summary>A street says who comes to a training, or that nobody does; until the last day it may change its mind.</summary>
public sealed class AnswerInvitation(Trainings trainings, Commands commands, TimeProvider clock)
{
    public static Refusal Unknown { get; } = new("training.unknown", "没有找到这次培训，请核对编号");

    public async Task<Outcome<Invitation>> RunAsync(
        string trainingId,
        string street,
        TrainingAnswer answer,
        IReadOnlyList<string> people,
        Call call
    ) =>
        trainings.PlaceOf(trainingId) is { } place
            ? await commands.RunAsync(call, place, durable: null, () => DecideAsync(trainingId, street, answer, people))
            : Outcome.Refused<Invitation>(Unknown);

    private async Task<Decided<Invitation>> DecideAsync(
        string trainingId,
        string street,
        TrainingAnswer answer,
        IReadOnlyList<string> people
    )
    {
        var training = await trainings.FindAsync(trainingId);
        if (training is null || await trainings.InvitationAsync(trainingId, street) is not { } stored)
            return Outcome.Refused<Invitation>(Unknown);
        if (training.CalledOff is not null)
            return Outcome.Refused<Invitation>(ChangeTraining.Gone);
        var now = clock.GetUtcNow();
        var refusals = TrainingRules.CheckAnswer(answer, people, training.Plan.AnswerBy, now);
        if (refusals.Count > 0)
            return Outcome.Refused<Invitation>(refusals);
        var answered = stored.Value with
        {
            Answer = answer,
            People = answer == TrainingAnswer.Coming ? people : [],
            AnsweredAt = now,
        };
        return Decided.Change(
            answered,
            new Act("training.answer", $"{trainingId}/{street}", answer.Label()),
            [Trainings.Replace(answered, stored)]
        );
    }
}
