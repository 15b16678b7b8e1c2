using Delivery.Domain.Calendar;
using Delivery.Domain.People.Training;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Pages.People.Training;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Training;

/// <summary>Trainings as staff see them.</summary>
public sealed class TrainingReader(Trainings trainings, Registers registers, TimeProvider clock)
{
    public async Task<TrainingsModel> YearAsync(PageFrame frame, int year, TrainingValues typed, FormErrors errors)
    {
        var attendance = await trainings.AttendanceOfYearAsync(year);
        var trained = attendance.SelectMany(one => one.People.Keys).ToHashSet();
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        return new TrainingsModel(
            frame,
            Guid.NewGuid().ToString("N"),
            year,
            [
                .. (await trainings.OfYearAsync(year)).Select(training => new TrainingLine(
                    training.TrainingId,
                    training.Plan,
                    attendance.Find(one => one.TrainingId == training.TrainingId)?.People.Count,
                    training.CalledOff is not null
                )),
            ],
            [
                .. (await registers.Streets.LatelyAsync())
                    .Select(street => street.Value)
                    // A suspended street has the more to learn; and who of a merged one was trained is the other one's now.
                    .Where(street => street.SuccessorOn(today) is null)
                    .Where(street => !trained.Overlaps([street.Code, .. street.TakenBy(today)]))
                    .OrderBy(street => street.District, StringComparer.Ordinal)
                    .Select(street => new UntrainedStreet(street.Code, street.Name, street.District)),
            ],
            typed,
            errors
        );
    }

    /// <param name="typed">What a refused form held; what it did not is shown as it is stored.</param>
    public async Task<TrainingModel> TrainingAsync(
        PageFrame frame,
        Storage.People.Training training,
        TypedTraining typed,
        FormErrors errors
    )
    {
        var stored = await trainings.AttendanceAsync(training.TrainingId);
        var attended = stored?.Value;
        var came = typed.Attendance?.People ?? attended?.People;
        var invited = await trainings.InvitedAsync(training);
        return new TrainingModel(
            frame,
            Guid.NewGuid().ToString("N"),
            training.TrainingId,
            training.Plan,
            training.Plan.Start <= clock.GetUtcNow(),
            attended?.At,
            [
                .. invited
                    .OrderBy(one =>
                        one.Answer switch
                        {
                            TrainingAnswer.Coming => 0,
                            TrainingAnswer.None => 1,
                            _ => 2,
                        }
                    )
                    .Select(one => new InvitedStreet(
                        one.Street,
                        one.StreetName,
                        one.Answer,
                        one.People ?? [],
                        came?.GetValueOrDefault(one.Street)
                    )),
            ],
            errors,
            typed.Attendance?.Version ?? stored?.ETag.ToString() ?? ""
        )
        {
            CalledOff = training.CalledOff?.Reason,
            Values = typed.Plan ?? TrainingForm.ValuesOf(training.Plan),
        };
    }
}
