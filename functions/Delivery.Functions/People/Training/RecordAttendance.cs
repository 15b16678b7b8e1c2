using Azure;
using Delivery.Domain;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Web;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.People.Training;

/// <param name="Field">In which whoever sent it finds the street again.</param>
/// <param name="PeopleField">In which the names are found again.</param>
public sealed record AttendedStreet(string Street, IReadOnlyList<string> People, string Field, string PeopleField);

/// <summary>Staff write down who came; written again, it replaces what was written before.</summary>
public sealed class RecordAttendance(Trainings trainings, Registers registers, Commands commands, TimeProvider clock)
{
    // Far more than any training had; more is a mistake of the file.
    private const int MostOfStreet = 20;

    /// <param name="ifMatch">The version that must be stored; null takes any, and none.</param>
    public async Task<Outcome<TrainingAttendance>> RunAsync(
        string trainingId,
        IReadOnlyList<AttendedStreet> streets,
        Call call,
        ETag? ifMatch
    ) =>
        trainings.PlaceOf(trainingId) is { } place
            ? await commands.RunAsync(call, place, durable: null, () => DecideAsync(trainingId, streets, call, ifMatch))
            : Outcome.Refused<TrainingAttendance>(AnswerInvitation.Unknown);

    private async Task<Decided<TrainingAttendance>> DecideAsync(
        string trainingId,
        IReadOnlyList<AttendedStreet> streets,
        Call call,
        ETag? ifMatch
    )
    {
        if (await trainings.FindAsync(trainingId) is not { } training)
            return Outcome.Refused<TrainingAttendance>(AnswerInvitation.Unknown);
        if (training.CalledOff is not null)
            return Outcome.Refused<TrainingAttendance>(ChangeTraining.Gone);
        var now = clock.GetUtcNow();
        if (training.Plan.Start > now)
            return Outcome.Refused<TrainingAttendance>("training.early", "培训还没有开始，开始以后再记出席");
        var known = await trainings.AttendanceAsync(trainingId);
        if (ifMatch is { } version && !version.Fits(known?.ETag))
            return Outcome.Refused<TrainingAttendance>(Preconditions.Stale);
        if (await WrongAsync(streets) is { Count: > 0 } refusals)
            return Outcome.Refused<TrainingAttendance>(refusals);
        var came = streets.Where(one => one.People.Count > 0).ToDictionary(one => one.Street, one => one.People);
        var attendance = new TrainingAttendance(trainingId, now, call.By.Name, came);
        return Decided.Change(
            attendance,
            new Act("training.attendance", trainingId, $"{came.Count}"),
            [Trainings.Put(attendance, known)]
        );
    }

    private async Task<IReadOnlyList<Refusal>> WrongAsync(IReadOnlyList<AttendedStreet> streets)
    {
        var known = (await registers.Streets.LatelyAsync()).Select(street => street.Value.Code).ToHashSet();
        var seen = new HashSet<string>();
        return [.. streets.SelectMany(one => WrongIn(one, known.Contains(one.Street), seen.Add(one.Street)))];
    }

    private static IEnumerable<Refusal> WrongIn(AttendedStreet one, bool isKnown, bool isFirst)
    {
        if (!isKnown)
            yield return new("training.street-unknown", $"没有找到街镇“{one.Street}”，请核对代码", one.Field);
        if (!isFirst)
            yield return new("training.street-twice", "同一个街镇写了两次，请合成一条", one.Field);
        if (one.People.Count > MostOfStreet)
            yield return new(
                "training.too-many",
                $"街镇{one.Street}的人数超过{MostOfStreet}人，请核对",
                one.PeopleField
            );
        for (var at = 0; at < one.People.Count; at++)
            if (string.IsNullOrWhiteSpace(one.People[at]))
                yield return new("training.person-blank", "姓名是空的，请填写或删去这一条", $"{one.PeopleField}[{at}]");
    }
}
