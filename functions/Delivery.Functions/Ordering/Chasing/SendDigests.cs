using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Email;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
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
        var known = await ReadAsync(chased);
        foreach (var street in chased.Streets.Select(code => known.Streets.GetValueOrDefault(code)).OfType<Street>())
        {
            // Those of a merged street go with the mail of the street that answers for it.
            if (street.SuccessorOn(chased.Day) is not null)
                continue;
            var open = await OpenAsync(known, street, chased.Day);
            var due = open.Where(todo => !(todo.ChasedFrom > chased.Day))
                .Where(todo => ChasingRules.IsChased(todo.Deadline!.Value, chased.Day, calendar, rules));
            postings.AddRange(Digests(street, [.. due], chased.Day));
            undone.AddRange(
                open.Where(todo => ChasingRules.IsTold(todo.Deadline!.Value, chased.Day, calendar, rules))
                    .Select(todo => new LeftUndone(street.Name, todo.Title, todo.Deadline!.Value))
            );
        }

        if (!ChasingRules.IsOvertaken(chased.Day, ShanghaiTime.DateOf(clock.GetUtcNow()), calendar))
            await letters.PostAsync(postings);
        return new LeftUndoneOfDay(chased.Day, undone);
    }

    private sealed record Known(
        IReadOnlyDictionary<string, Discipline> Disciplines,
        IReadOnlyDictionary<string, Street> Streets,
        IReadOnlyList<Training> Trainings,
        StreetsTogether Together
    );

    private async Task<Known> ReadAsync(StreetsToChase chased) =>
        new(
            await registers.Disciplines.AllAsync().ToDictionaryAsync(row => row.RowKey, row => row.Value),
            (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value),
            await trainings.OfYearAsync(chased.Day.Year),
            items.Together(chased.Streets)
        );

    /// <summary>What has a deadline, of the street and of those for which it answers.</summary>
    private async Task<IReadOnlyList<Todo>> OpenAsync(Known known, Street street, DateOnly day)
    {
        var all = (await items.OfAsync(street.Code, known.Disciplines, known.Trainings, known.Together)).ToList();
        foreach (var taken in street.TakenBy(day).Select(code => known.Streets[code]))
            all.AddRange(
                TakenStreet.Shown(taken, await items.OfAsync(taken.Code, known.Disciplines, [], known.Together))
            );
        return [.. all.Where(todo => todo.Deadline is not null)];
    }

    private IEnumerable<Posting> Digests(Street street, IReadOnlyList<Todo> open, DateOnly day) =>
        open.GroupBy(todo => todo.IsOfOrdering ? street.Contacts.Ordering : street.Contacts.ForDelivery)
            .GroupBy(of => of.Key.Email)
            .Select(mine => new Posting(
                LetterBox.DigestKey(street.Code, mine.First().Key, day),
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
