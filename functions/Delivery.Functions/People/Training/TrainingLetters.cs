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
public sealed class TrainingLetters(LetterBox letters, SignedLinks links, Trainings trainings, Registers registers)
{
    public Task InviteAsync(Storage.People.Training training, IEnumerable<Street> streets, bool again) =>
        PostAsync(training, streets, again ? TrainingMailKind.Again : TrainingMailKind.Invitation);

    public async Task RemindAsync(Storage.People.Training training) =>
        await PostAsync(training, await StreetsOfAsync(training, TrainingAnswer.Coming), TrainingMailKind.Tomorrow);

    public Task TellOfAnswersAsync(Storage.People.Training training, IReadOnlyList<Invitation> invited) =>
        letters.PostAsync(
            $"training-answers/{training.TrainingId}",
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

    public async Task<IReadOnlyList<Street>> StreetsOfAsync(Storage.People.Training training, TrainingAnswer answer)
    {
        var codes = (await trainings.InvitedAsync(training))
            .Where(one => one.Answer == answer)
            .Select(one => one.Street)
            .ToHashSet();
        return
        [
            .. (await registers.Streets.LatelyAsync())
                .Select(street => street.Value)
                .Where(street => codes.Contains(street.Code)),
        ];
    }

    private Task PostAsync(Storage.People.Training training, IEnumerable<Street> streets, TrainingMailKind kind) =>
        letters.PostAsync([
            .. streets.Select(street => new Posting(
                $"training/{training.TrainingId}/{street.Code}/{kind}",
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
                    kind
                ),
                Urgency.WhenPossible
            )),
        ]);
}
