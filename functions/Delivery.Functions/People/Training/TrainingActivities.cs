using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Training;

/// <summary>
/// Every street that answers for itself is invited, a suspended one too; after a change, told of it. What was called off is told
/// to who was invited.
/// </summary>
public sealed class InviteStreets(Trainings trainings, Registers registers, TrainingLetters letters, TimeProvider clock)
{
    private static readonly TimeOnly Morning = new(9, 0);

    [Function(nameof(InviteStreets))]
    public async Task<TrainingTimes> Run([ActivityTrigger] string turn)
    {
        if (await trainings.OfTurnAsync(turn) is not { } training)
            return TrainingTimes.None;
        var known = (await trainings.InvitedAsync(training)).Select(one => one.Street).ToHashSet();
        if (training.Changes > 0)
            await letters.TellOfChangeAsync(training);
        if (training.CalledOff is not null)
            return TrainingTimes.None;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var streets = (await registers.Streets.LatelyAsync())
            .Select(street => street.Value)
            .Where(street => street.SuccessorOn(today) is null)
            .Where(street => training.Changes == 0 || !known.Contains(street.Code))
            .ToList();
        // The letters first: who has a row was told.
        await letters.InviteAsync(training, streets, again: false);
        await trainings.InviteAsync([
            .. streets.Select(street => new Invitation(training.TrainingId, street.Code, street.Name)),
        ]);
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
    public async Task Run([ActivityTrigger] string turn)
    {
        if (await trainings.ToHoldAsync(turn) is { } training)
            await letters.InviteAsync(
                training,
                await letters.StreetsOfAsync(training, TrainingAnswer.None),
                again: true
            );
    }
}

/// <summary>Answers are over: staff learn how many come, and who said nothing.</summary>
public sealed class TellOfAnswers(Trainings trainings, TrainingLetters letters)
{
    [Function(nameof(TellOfAnswers))]
    public async Task Run([ActivityTrigger] string turn)
    {
        if (await trainings.ToHoldAsync(turn) is { } training)
            await letters.TellOfAnswersAsync(training, await trainings.InvitedAsync(training));
    }
}

/// <summary>After an outage of a day it says nothing: tomorrow has come.</summary>
public sealed class RemindComingStreets(Trainings trainings, TrainingLetters letters, TimeProvider clock)
{
    [Function(nameof(RemindComingStreets))]
    public async Task Run([ActivityTrigger] string turn)
    {
        if (
            await trainings.ToHoldAsync(turn) is { } training
            && ShanghaiTime.DateOf(clock.GetUtcNow()) < ShanghaiTime.DateOf(training.Plan.Start)
        )
            await letters.RemindAsync(training);
    }
}

internal static class TurnsOfTrainings
{
    /// <returns>Null where it was changed since: another orchestration carries it on.</returns>
    public static async Task<Storage.People.Training?> OfTurnAsync(this Trainings trainings, string turn)
    {
        var asked = TrainingTurn.Parse(turn);
        var training = (await trainings.FindAsync(asked.TrainingId))!;
        return training.Changes == asked.Change ? training : null;
    }

    /// <inheritdoc cref="OfTurnAsync"/>
    /// <returns>Null also where it was called off.</returns>
    public static async Task<Storage.People.Training?> ToHoldAsync(this Trainings trainings, string turn) =>
        await trainings.OfTurnAsync(turn) is { CalledOff: null } training ? training : null;
}
