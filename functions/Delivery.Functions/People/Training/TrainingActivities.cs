using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Training;

public sealed class InviteStreets(Trainings trainings, Registers registers, TrainingLetters letters, TimeProvider clock)
{
    private static readonly TimeOnly Morning = new(9, 0);

    [Function(nameof(InviteStreets))]
    public async Task<TrainingTimes> Run([ActivityTrigger] string trainingId)
    {
        var training = (await trainings.FindAsync(trainingId))!;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var streets = (await registers.Streets.LatelyAsync())
            .Select(street => street.Value)
            .Where(street => street.Status == StreetStatus.Active && street.SuccessorOn(today) is null)
            .ToList();
        await trainings.InviteAsync([
            .. streets.Select(street => new Invitation(trainingId, street.Code, street.Name)),
        ]);
        await letters.InviteAsync(training, streets, again: false);
        return TimesOf(training);
    }

    // A street that was invited a minute ago has not been silent yet; and on the day itself it is not tomorrow.
    private TrainingTimes TimesOf(Storage.People.Training training)
    {
        var (answerBy, start) = (training.Plan.AnswerBy, training.Plan.Start);
        return new TrainingTimes(
            IfAhead(ShanghaiTime.At(ShanghaiTime.DateOf(answerBy).AddDays(-2), Morning)),
            answerBy,
            IfAhead(ShanghaiTime.At(ShanghaiTime.DateOf(start).AddDays(-1), Morning))
        );
    }

    private DateTimeOffset? IfAhead(DateTimeOffset moment) => moment > clock.GetUtcNow() ? moment : null;
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

/// <summary>After an outage of a day it says nothing: tomorrow has come.</summary>
public sealed class RemindComingStreets(Trainings trainings, TrainingLetters letters, TimeProvider clock)
{
    [Function(nameof(RemindComingStreets))]
    public async Task Run([ActivityTrigger] string trainingId)
    {
        var training = (await trainings.FindAsync(trainingId))!;
        if (ShanghaiTime.DateOf(clock.GetUtcNow()) < ShanghaiTime.DateOf(training.Plan.Start))
            await letters.RemindAsync(training);
    }
}
