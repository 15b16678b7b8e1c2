using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Training;

public sealed class InviteStreets(Trainings trainings, Registers registers, TrainingLetters letters)
{
    private static readonly TimeOnly Morning = new(9, 0);

    [Function(nameof(InviteStreets))]
    public async Task<TrainingTimes> Run([ActivityTrigger] string trainingId)
    {
        var training = (await trainings.FindAsync(trainingId))!;
        var streets = (await registers.Streets.LatelyAsync())
            .Select(street => street.Value)
            .Where(street => street.Status == StreetStatus.Active)
            .ToList();
        await trainings.InviteAsync([
            .. streets.Select(street => new Invitation(trainingId, street.Code, street.Name)),
        ]);
        await letters.InviteAsync(training, streets, again: false);
        return TimesOf(training);
    }

    private static TrainingTimes TimesOf(Storage.Training training)
    {
        var (answerBy, start) = (training.Plan.AnswerBy, training.Plan.Start);
        return new TrainingTimes(
            ShanghaiTime.At(ShanghaiTime.DateOf(answerBy).AddDays(-2), Morning),
            answerBy,
            ShanghaiTime.At(ShanghaiTime.DateOf(start).AddDays(-1), Morning)
        );
    }
}

public sealed class RemindSilentStreets(Trainings trainings, TrainingLetters letters)
{
    [Function(nameof(RemindSilentStreets))]
    public async Task Run([ActivityTrigger] string trainingId)
    {
        var training = (await trainings.FindAsync(trainingId))!;
        await letters.InviteAsync(training, await letters.StreetsOfAsync(training, TrainingAnswer.None), again: true);
    }
}

/// <summary>Answers are over: staff learn how many come, and who said nothing.</summary>
public sealed class TellOfAnswers(Trainings trainings, TrainingLetters letters)
{
    [Function(nameof(TellOfAnswers))]
    public async Task Run([ActivityTrigger] string trainingId)
    {
        var training = (await trainings.FindAsync(trainingId))!;
        await letters.TellOfAnswersAsync(training, await trainings.InvitedAsync(training));
    }
}

public sealed class RemindComingStreets(Trainings trainings, TrainingLetters letters)
{
    [Function(nameof(RemindComingStreets))]
    public async Task Run([ActivityTrigger] string trainingId) =>
        await letters.RemindAsync((await trainings.FindAsync(trainingId))!);
}
