using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>What a street is waited for now, as its own page shows it.</summary>
public sealed class OpenItems(
    Registers registers,
    StreetYears streetYears,
    StreetLessons lessons,
    StreetTodos todos,
    TimeProvider clock
)
{
    public async Task<IReadOnlyList<Todo>> OfAsync(string street)
    {
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        var whole = await streetYears.WholeAsync(street, today.Year);
        var month = Month.Of(today);
        // Whoever has ordered nothing this year is waited for in January at most, for last year's lessons.
        IReadOnlyList<LessonOfMonth> listed =
            whole.Orders.Count == 0 && month.Number != 1 ? [] : await lessons.OfAsync(street, month.Previous, month);
        var names = (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        // The letter and the plan have reminders of their own.
        return await todos.OfAsync(street, today.Year, whole, listed, names, AgreementStanding.Waiting, now);
    }
}
