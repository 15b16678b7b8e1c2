using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Pages.Ordering.Chasing;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>
/// What is open and due goes to whoever sees to it, in one mail a day: whoever files the street's orders, and whoever looks
/// after its courses; who does both gets one. A morning's that come when the next working day has begun are left out: that
/// day's say it all. What staff hear of is told all the same, since each item has one day on which it is.
/// </summary>
public sealed class SendDigests(
    Registers registers,
    OpenItems items,
    Trainings trainings,
    Calendars calendars,
    CurrentSettings settings,
    LetterBox letters,
    TimeProvider clock
)
{
    [Function(nameof(SendDigests))]
    public async Task<LeftUndoneOfDay> Run([ActivityTrigger] StreetsToChase chased)
    {
        var (undone, postings) = (new List<LeftUndone>(), new List<Posting>());
        var (calendar, rules) = (await calendars.LoadAsync(), settings.At(ShanghaiTime.StartOf(chased.Day)).Teaching);
        var disciplines = await registers.Disciplines.AllAsync().ToDictionaryAsync(row => row.RowKey, row => row.Value);
        var streets = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value);
        var invitations = await trainings.OfYearAsync(chased.Day.Year);
        foreach (var street in chased.Streets.Select(code => streets.GetValueOrDefault(code)).OfType<Street>())
        {
            // Those of a merged street go with the mail of the street that answers for it.
            if (street.SuccessorOn(chased.Day) is not null)
                continue;
            var all = (await items.OfAsync(street.Code, disciplines, invitations)).ToList();
            foreach (var taken in street.TakenBy(chased.Day).Select(code => streets[code]))
                all.AddRange(TakenStreet.Shown(taken, await items.OfAsync(taken.Code, disciplines, [])));
            var open = all.Where(todo => todo.Deadline is not null).ToList();
            postings.AddRange(
                Digests(
                    street,
                    [
                        .. open.Where(todo => !(todo.ChasedFrom > chased.Day))
                            .Where(todo => ChasingRules.IsChased(todo.Deadline!.Value, chased.Day, calendar, rules)),
                    ],
                    chased.Day
                )
            );
            undone.AddRange(
                open.Where(todo => ChasingRules.IsTold(todo.Deadline!.Value, chased.Day, calendar, rules))
                    .Select(todo => new LeftUndone(street.Name, todo.Title, todo.Deadline!.Value))
            );
        }

        if (!ChasingRules.IsOvertaken(chased.Day, ShanghaiTime.DateOf(clock.GetUtcNow()), calendar))
            await letters.PostAsync(postings);
        return new LeftUndoneOfDay(chased.Day, undone);
    }

    private IEnumerable<Posting> Digests(Street street, IReadOnlyList<Todo> open, DateOnly day) =>
        open.GroupBy(todo => todo.IsOfOrdering ? street.Contacts.Ordering : street.Contacts.ForDelivery)
            .GroupBy(of => of.Key.Email)
            .Select(mine => new Posting(
                $"digest/{street.Code}/{mine.Key}/{day:yyyy-MM-dd}",
                LetterBox.To(mine.First().Key),
                new StreetDigestMail(
                    letters.Contact,
                    mine.First().Key.Name,
                    street.Name,
                    ShanghaiTime.StartOf(day),
                    [
                        .. mine.SelectMany(todos => todos)
                            .OrderBy(todo => todo.Deadline)
                            .Select(todo => todo with { Path = letters.Link(todo.Path) }),
                    ],
                    letters.Link(Paths.StreetHome)
                )
            ));
}
