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

    /// <param name="typed">Of a change that was refused; null shows it as it stands.</param>
    public async Task<TrainingModel> TrainingAsync(
        PageFrame frame,
        Storage.People.Training training,
        TrainingValues? typed,
        FormErrors errors
    )
    {
        var attended = (await trainings.AttendanceAsync(training.TrainingId))?.Value;
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
                        attended?.People.GetValueOrDefault(one.Street)
                    )),
            ],
            errors
        )
        {
            CalledOff = training.CalledOff?.Reason,
            Values = typed ?? TrainingForm.ValuesOf(training.Plan),
        };
    }
}
