using Delivery.Domain;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Delivery.Pages.Conduct.Assessments;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Assessments;

/// <summary>Staff choose a street for the year's award; chosen again, title and reason are replaced. The street is told.</summary>
public sealed class CommendStreet(
    StreetConducts conducts,
    CommendationLists lists,
    Registers registers,
    LetterBox letters,
    Commands commands,
    TimeProvider clock
)
{
    public async Task<Outcome<Commendation>> RunAsync(int year, string street, string? title, string? reason, Call call)
    {
        if (await registers.Streets.FindAsync(street) is not { Value: var known })
            return Outcome.Refused<Commendation>("commendation.street", "请选择要表彰的街镇", "street");
        var missing = Missing(title, reason).ToList();
        if (missing.Count > 0)
            return Outcome.Refused<Commendation>(missing);
        var award = new Commendation(street, year, title!, reason!, call.By.Name, clock.GetUtcNow());
        var given = await commands.RunAsync(call, conducts.PlaceOf(street), null, () => DecideAsync(award));
        if (given.IsRefused)
            return given;
        await lists.PutAsync(given.Value);
        var to = known.Contacts.Ordering;
        await letters.PostAsync(
            $"commendation/{street}/{year}/{given.Value.Title}",
            LetterBox.To(to),
            new CommendationMail(
                letters.Contact,
                to.Name,
                known.Name,
                year,
                given.Value.Title,
                given.Value.Reason,
                letters.Link(Paths.StreetConduct)
            )
        );
        return given;
    }

    private static IEnumerable<Refusal> Missing(string? title, string? reason)
    {
        if (string.IsNullOrWhiteSpace(title))
            yield return new("commendation.title", "请写明表彰的名称，例如：先进街镇", "title");
        if (string.IsNullOrWhiteSpace(reason))
            yield return new("commendation.reason", "请写明表彰的理由，街镇会看到", "reason");
    }

    private async Task<Decided<Commendation>> DecideAsync(Commendation award)
    {
        var conduct = await conducts.ReadAsync(award.Street);
        return Decided.Change(
            award,
            new Act("street.commend", $"{award.Street}/{award.Year}", $"{award.Title}：{award.Reason}"),
            [conduct.NextHead(), TableRows.Put(StreetConducts.RowOf(award))]
        );
    }
}
