using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Training;

/// <summary>Staff write down who came; written again, it replaces what was written before.</summary>
public sealed class RecordAttendance(Trainings trainings, Registers registers, Commands commands, TimeProvider clock)
{
    // Far more than any training had; more is a mistake of the file.
    private const int MostOfStreet = 20;

    public async Task<Outcome<TrainingAttendance>> RunAsync(
        string trainingId,
        IReadOnlyDictionary<string, IReadOnlyList<string>> people,
        Call call
    ) =>
        trainings.PlaceOf(trainingId) is { } place
            ? await commands.RunAsync(call, place, durable: null, () => DecideAsync(trainingId, people, call))
            : Outcome.Refused<TrainingAttendance>(AnswerInvitation.Unknown);

    private async Task<Decided<TrainingAttendance>> DecideAsync(
        string trainingId,
        IReadOnlyDictionary<string, IReadOnlyList<string>> people,
        Call call
    )
    {
        if (await trainings.FindAsync(trainingId) is not { } training)
            return Outcome.Refused<TrainingAttendance>(AnswerInvitation.Unknown);
        if (training.CalledOff is not null)
            return Outcome.Refused<TrainingAttendance>(ChangeTraining.Gone);
        var now = clock.GetUtcNow();
        if (training.Plan.Start > now)
            return Outcome.Refused<TrainingAttendance>("training.early", "培训还没有开始，开始以后再记出席");
        var known = (await registers.Streets.LatelyAsync()).Select(street => street.Value.Code).ToHashSet();
        Refusal[] refusals =
        [
            .. people.Keys.Where(street => !known.Contains(street)).Select(UnknownStreet),
            .. people
                .Where(street => street.Value.Count > MostOfStreet)
                .Select(street => new Refusal(
                    "training.too-many",
                    $"街镇{street.Key}的人数超过{MostOfStreet}人，请核对",
                    "attended"
                )),
        ];
        if (refusals.Length > 0)
            return Outcome.Refused<TrainingAttendance>(refusals);
        var came = people.Where(street => street.Value.Count > 0).ToDictionary();
        var attendance = new TrainingAttendance(trainingId, now, call.By.Name, came);
        return Decided.Change(
            attendance,
            new Act("training.attendance", trainingId, $"{came.Count}"),
            [Trainings.Put(attendance)]
        );
    }

    private static Refusal UnknownStreet(string code) =>
        new("training.street-unknown", $"没有找到街镇“{code}”，请核对代码", "attended");
}
