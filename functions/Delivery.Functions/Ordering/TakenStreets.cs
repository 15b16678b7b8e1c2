using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>Reads what of merged streets stands on the page of the one that answers for them.</summary>
public sealed class TakenStreets(StreetYears streetYears, StreetLessons lessons, YearsAround years, StreetTodos todos)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<TakenStreet>> OfAsync(
        IReadOnlyList<Street> streets,
        int year,
        IReadOnlyDictionary<string, Discipline> disciplines,
        DateTimeOffset now
    )
    {
        var taken = new List<TakenStreet>();
        foreach (var street in streets)
        {
            var whole = await streetYears.WholeAsync(street.Code, year);
            var listed = await lessons.UnderWayAsync(street.Code, whole, now, Ahead);
            // The letter, the plan and the trainings are the other street's now.
            const AgreementStanding Done = AgreementStanding.Waiting;
            var around = await years.OfAsync(street.Code, year, listed, now);
            var open = await todos.OfAsync(street.Code, year, whole, around, listed, disciplines, Done, [], now);
            taken.Add(new TakenStreet(street, whole, around, listed, open));
        }

        return taken;
    }
}

/// <summary>A street that was merged into the one that is looked at, with its year and what it is waited for.</summary>
/// <param name="Around">The years beside it in which something is open.</param>
public sealed record TakenStreet(
    Street Street,
    StreetYear Year,
    IReadOnlyList<StreetYear> Around,
    IReadOnlyList<LessonOfMonth> Lessons,
    IReadOnlyList<Todo> Todos
)
{
    /// <summary>
    /// As the other street shows them: an order's own page is reached at once, a street's paper after going over to the
    /// street's pages.
    /// </summary>
    public static IEnumerable<Todo> Shown(Street street, IEnumerable<Todo> todos) =>
        todos.Select(todo =>
            todo with
            {
                Title = $"{street.Name}：{todo.Title}",
                Path = todo.Path.StartsWith("/orders/", StringComparison.Ordinal)
                    ? todo.Path
                    : Paths.StreetHome + "#taken",
            }
        );

    public TakenStreetLine Line(int year) =>
        new(
            Street.Code,
            Street.Name,
            Year.Orders.Count(order => !order.Stage.IsFinal()),
            Year.Orders.Count,
            Todos.Count,
            year
        );
}
