using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Storage;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>What a street is waited for now, as its own page shows it.</summary>
public sealed class OpenItems(StreetYears streetYears, StreetLessons lessons, StreetTodos todos, TimeProvider clock)
{
    /// <param name="disciplines">By code, inactive ones too.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(string street, IReadOnlyDictionary<string, Discipline> disciplines)
    {
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        var whole = await streetYears.WholeAsync(street, today.Year);
        var month = Month.Of(today);
        // Whoever has ordered nothing this year is waited for in January at most, for last year's lessons.
        IReadOnlyList<LessonOfMonth> listed =
            whole.Orders.Count == 0 && month.Number != 1 ? [] : await lessons.OfAsync(street, month.Previous, month);
        // The letter and the plan have reminders of their own.
        return await todos.OfAsync(street, today.Year, whole, listed, disciplines, AgreementStanding.Waiting, now);
    }
}
