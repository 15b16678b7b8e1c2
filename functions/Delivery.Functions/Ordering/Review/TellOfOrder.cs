using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Email;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Review;

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
public sealed class TellOfOrder(
    StreetYears streetYears,
    Registers registers,
    Calendars calendars,
    LetterBox letters,
    CurrentSettings settings,
    TimeProvider clock
)
{
    [Function(nameof(TellOfOrder))]
    public async Task Run([ActivityTrigger] OrderNotice notice)
    {
        var order = (await streetYears.GetOrderAsync(notice.OrderId)).Value;
        // What came back from the reviewers before its street was split was received under its old number.
        if (notice.News == OrderNews.Received && order is { MovedFrom: not null, Stage: OrderStage.Returned })
            return;
        var street = (await registers.ReachedAsync(order.Request.Street))!;
        var discipline = (await registers.Disciplines.FindAsync(order.Request.Discipline))!.Value;
        var facts = new CourseFacts(
            discipline.Name,
            order.Category,
            street.Name,
            order.Request.Venue.Name,
            order.Request.Venue.Address,
            order.Request.Lessons
        );
        // The turn is the length of the history: returned twice is two letters, retried twice is one.
        var key = $"order/{order.OrderId}/{notice.News}/{order.History.Count}";
        var calendar = await calendars.LoadAsync();
        await letters.PostAsync(
            ReadersOf(notice.News, order, street)
                .Select(
                    (to, at) =>
                        new Posting(
                            at == 0 ? key : $"{key}/{to.Address}",
                            to,
                            Mail(notice.News, order, facts, to.Name, calendar)
                        )
                )
        );
    }

    private IReadOnlyList<Recipient> ReadersOf(OrderNews news, Order order, Street street)
    {
        if (news is OrderNews.Overdue or OrderNews.LongOverdue)
            return [news == OrderNews.Overdue ? letters.Staff : letters.Manager];
        var (named, own) = ((order.Request.Contacts ?? street.Contacts).Ordering, street.Contacts.Ordering);
        // Whom an order names that came from another street cannot answer for this one.
        return news == OrderNews.Returned && order.MovedFrom is not null && named.Email != own.Email
            ? [LetterBox.To(named), LetterBox.To(own)]
            : [LetterBox.To(named)];
    }

    private IMail Mail(OrderNews news, Order order, CourseFacts facts, string name, WorkingCalendar calendar)
    {
        var (id, contact, comment) = (order.OrderId, letters.Contact, order.History[^1].Comment);
        var (page, review) = (letters.Link(Paths.Order(id)), letters.Link(Paths.ReviewOrder(id)));
        return news switch
        {
            OrderNews.Received => new OrderReceivedMail(
                contact,
                name,
                id,
                facts,
                ReviewDeadlines.ReminderOf(order, calendar, RulesOf(order)),
                page
            ),
            OrderNews.Returned => new OrderReturnedMail(
                contact,
                name,
                id,
                facts,
                comment ?? string.Empty,
                FilingRules.FindEarliestFirstLesson(clock.GetUtcNow(), calendar, settings.Ordering),
                letters.Link(Paths.OrderEdit(id))
            ),
            OrderNews.Rejected => new OrderRejectedMail(contact, name, id, facts, comment ?? string.Empty, page),
            OrderNews.Approved => new OrderApprovedMail(contact, name, id, facts, comment, Reserved(order), page),
            OrderNews.Overdue => new ReviewOverdueMail(
                contact,
                name,
                id,
                facts,
                RulesOf(order).ReviewReminderWorkingDays,
                ForManager: false,
                review
            ),
            _ => new ReviewOverdueMail(
                contact,
                name,
                id,
                facts,
                RulesOf(order).ReviewEscalationWorkingDays,
                ForManager: true,
                review
            ),
        };
    }

    // Reminders were planned as the order came in.
    private OrderSettings RulesOf(Order order) => settings.At(order.TurnSince).Ordering;

    private static decimal? Reserved(Order order) =>
        order.Request.FundingStream == FundingStream.Basic ? order.EstimatedFees : null;
}
