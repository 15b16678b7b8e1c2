using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Email;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering;

public enum OrderNews
{
    Received,
    Returned,
    Rejected,
    Approved,
    Overdue,
    LongOverdue,
}

public sealed record OrderNotice(string OrderId, OrderNews News);

/// <summary>Tells the street, or staff, what became of an order: one mail per piece of news and turn.</summary>
public sealed class TellOfOrder(StreetYears streetYears, Registers registers, LetterBox letters)
{
    private sealed record OrderMail(Letter Letter) : IMail
    {
        public Letter Write() => Letter;
    }

    [Function(nameof(TellOfOrder))]
    public async Task Run([ActivityTrigger] OrderNotice notice)
    {
        var order = (await streetYears.GetOrderAsync(notice.OrderId)).Value;
        var street = (await registers.Streets.FindAsync(order.Request.Street))!.Value;
        var contacts = order.Request.Contacts ?? street.Contacts;
        var to = notice.News switch
        {
            OrderNews.Overdue => letters.Staff,
            OrderNews.LongOverdue => letters.Manager,
            _ => LetterBox.To(contacts.Ordering),
        };
        // The turn is the length of the history: returned twice is two letters, retried twice is one.
        var key = $"order/{order.OrderId}/{notice.News}/{order.History.Count}";
        var text = $"订单 {order.OrderId}：{notice.News} {order.History[^1].Comment}";
        await letters.PostAsync(
            key,
            to,
            new OrderMail(new Letter(text, letters.Contact, to.Name, [new Paragraph(text)]))
        );
    }
}
