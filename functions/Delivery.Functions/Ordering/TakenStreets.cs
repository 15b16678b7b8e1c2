using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Pages.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering;

/// <summary>A street that was merged into the one that is looked at, with its year and what it is waited for.</summary>
public sealed record TakenStreet(Street Street, StreetYear Year, IReadOnlyList<LessonOfMonth> Lessons, IReadOnlyList<Todo> Todos)
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
                Path = todo.Path.StartsWith("/orders/", StringComparison.Ordinal) ? todo.Path : Paths.StreetHome + "#taken",
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
