using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Training;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.People;
using Delivery.Pages.People.Training;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Training;

/// <summary>What streets and staff get by mail about a training.</summary>
public sealed class TrainingLetters(
    LetterBox letters,
    SignedLinks links,
    Trainings trainings,
    Registers registers,
    TimeProvider clock
)
{
    public Task InviteAsync(Storage.People.Training training, IEnumerable<Street> streets, bool again) =>
        PostAsync(training, streets, again ? TrainingMailKind.Again : TrainingMailKind.Invitation);

    public async Task RemindAsync(Storage.People.Training training) =>
        await PostAsync(training, await StreetsOfAsync(training, TrainingAnswer.Coming), TrainingMailKind.Tomorrow);

    public Task TellOfAnswersAsync(Storage.People.Training training, IReadOnlyList<Invitation> invited) =>
        letters.PostAsync(
            $"training-answers/{TrainingTurn.Of(training)}",
            letters.Staff,
            new TrainingAnswersMail(
                letters.Contact,
                letters.Staff.Name,
                training.Plan.Title,
                invited.Count(one => one.Answer == TrainingAnswer.Coming),
                invited.Sum(one => one.People?.Count ?? 0),
                [.. invited.Where(one => one.Answer == TrainingAnswer.None).Select(one => one.StreetName)],
                letters.Link(Paths.StaffTraining(training.TrainingId))
            )
        );

    /// <summary>To all who were invited: it was moved, or is not held.</summary>
    public async Task TellOfChangeAsync(Storage.People.Training training) =>
        await PostAsync(
            training,
            await StreetsOfAsync(training, (TrainingAnswer[])[.. Enum.GetValues<TrainingAnswer>()]),
            training.CalledOff is null ? TrainingMailKind.Changed : TrainingMailKind.CalledOff
        );

    /// <summary>
    /// Those that answered so, with the contacts of who answers for them today. Of a street that went into another meanwhile only
    /// its people who come are of interest: the other one is invited itself.
    /// </summary>
    public async Task<IReadOnlyList<Street>> StreetsOfAsync(
        Storage.People.Training training,
        params TrainingAnswer[] answers
    )
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var invited = (await trainings.InvitedAsync(training)).ToDictionary(one => one.Street, StringComparer.Ordinal);
        var streets = new List<Street>();
        foreach (var street in (await registers.Streets.LatelyAsync()).Select(row => row.Value))
            if (!invited.TryGetValue(street.Code, out var one) || !answers.Contains(one.Answer))
                continue;
            else if (street.SuccessorOn(today) is null)
                streets.Add(street);
            else if (one.Answer == TrainingAnswer.Coming)
                streets.Add(street with { Contacts = (await registers.OfficeOfAsync(street)).Contacts });
        return streets;
    }

    private Task PostAsync(Storage.People.Training training, IEnumerable<Street> streets, TrainingMailKind kind) =>
        letters.PostAsync([
            .. streets.Select(street => new Posting(
                training.Changes == 0
                    ? $"training/{training.TrainingId}/{street.Code}/{kind}"
                    : $"training/{training.TrainingId}/{street.Code}/{kind}/{training.Changes}",
                LetterBox.To(street.Contacts.ForDelivery),
                new TrainingMail(
                    letters.Contact,
                    street.Contacts.ForDelivery.Name,
                    training.Plan,
                    links
                        .Make(
                            LinkPurpose.Training,
                            "trainings",
                            $"{training.TrainingId}|{street.Code}",
                            training.Plan.Start
                        )
                        .ToString(),
                    kind,
                    training.CalledOff?.Reason
                ),
                kind is TrainingMailKind.Changed or TrainingMailKind.CalledOff ? Urgency.Today : Urgency.WhenPossible
            )),
        ]);
}
