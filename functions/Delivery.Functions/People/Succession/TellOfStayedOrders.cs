using Delivery.Domain;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Pages.People.Succession;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Succession;

/// <summary>
/// Tells both streets and staff which orders did not go along after all: the letter of the change has gone before, and
/// said that all of them go.
/// </summary>
public sealed class TellOfStayedOrders(LetterBox letters)
{
    /// <param name="stayed">Why each stayed; with none nobody is written to.</param>
    public async Task TellAsync(StreetsChanged change, Street from, Street to, IReadOnlyList<Refusal> stayed)
    {
        if (stayed.Count == 0)
            return;
        IReadOnlyList<string> reasons = [.. stayed.Select(refusal => $"没有转到{to.Name}：{refusal.Message}")];
        await letters.PostAsync(
            ReadersOf(from, to)
                .DistinctBy(reader => reader.To.Address)
                .Select(reader => new Posting(
                    $"street-change/{change.Kind}/{change.Code}/{change.OtherCode}/stayed/{reader.To.Address}",
                    reader.To,
                    new StreetChangeMail(
                        letters.Contact,
                        reader.To.Name,
                        change.What,
                        change.Reason,
                        reasons,
                        reader.Link
                    )
                ))
        );
    }

    private IEnumerable<(Recipient To, string Link)> ReadersOf(Street from, Street to)
    {
        var home = letters.Link(Paths.StreetHome);
        return
        [
            (letters.Staff, letters.Link(Paths.Entry(Paths.Streets, from.Code))),
            .. new[] { from, to }
                .SelectMany(TellOfStreetChange.ContactsOf)
                .Select(contact => (LetterBox.To(contact), home)),
        ];
    }
}
