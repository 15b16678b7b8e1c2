using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.People.Succession;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.People.Succession;

/// <summary>Tells the contacts of both streets, once for each change and person.</summary>
public sealed class TellOfStreetChange(Registers registers, LetterBox letters)
{
    [Function(nameof(TellOfStreetChange))]
    public async Task Run([ActivityTrigger] StreetsChanged change)
    {
        var street = (await registers.Streets.FindAsync(change.Code))!.Value;
        var other = (await registers.Streets.FindAsync(change.OtherCode))!.Value;
        await letters.PostAsync(
            new[] { street, other }
                .SelectMany(ContactsOf)
                .DistinctBy(contact => contact.Email)
                .Select(contact => new Posting(
                    $"street-change/{change.Kind}/{change.Code}/{change.OtherCode}/{contact.Email}",
                    LetterBox.To(contact),
                    new StreetChangeMail(
                        letters.Contact,
                        contact.Name,
                        change.What,
                        change.Reason,
                        Effects(change, street.Name, other.Name),
                        letters.Link(Paths.StreetHome)
                    )
                ))
        );
    }

    private static IReadOnlyList<string> Effects(StreetsChanged change, string street, string other) =>
        change.Kind == StreetChangeKind.Merge
            ?
            [
                $"从这一天起，{street}不再申报，登录随之结束；新的课程以{other}的名义申报。",
                $"{street}没有办完的订单和课程照常进行，编号不变，由{other}的联系人办理。",
                $"{street}当年没有用的配额划给{other}，以后退回的也随之划转。",
            ]
            :
            [
                $"从这一天起，{other}自己申报；请先签当年的责任书。",
                .. change.Orders is { Count: > 0 } orders
                    ? [$"{street}没有审核的{orders.Count}个订单转到{other}，用新编号继续审核，原来的编号仍可查到。"]
                    : (string[])[],
                $"{street}已审核的订单和课程仍由{street}办理。",
                "当年的配额随即按上面的金额划出，市里当年不另拨。",
            ];

    internal static IEnumerable<Contact> ContactsOf(Street street) =>
        [street.Contacts.Ordering, street.Contacts.ForDelivery];
}
