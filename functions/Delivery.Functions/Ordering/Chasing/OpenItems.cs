using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>What a street is waited for now, as its own page shows it.</summary>
public sealed class OpenItems(
    StreetYears streetYears,
    StreetLessons lessons,
    StreetTodos todos,
    NewsAndTrainings others,
    TimeProvider clock
)
{
    /// <param name="disciplines">By code, inactive ones too.</param>
    /// <param name="trainings">Of the running year.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(
        string street,
        IReadOnlyDictionary<string, Discipline> disciplines,
        IReadOnlyList<Training> trainings
    )
    {
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        var whole = await streetYears.WholeAsync(street, today.Year);
        // Of most streets on most days there is nothing more to read. In January last year's courses still wait.
        if (today.Month != 1 && !whole.Orders.Any(IsUnderWay))
            return await others.InvitationsAsync(street, trainings, now);
        var listed = await lessons.UnderWayAsync(street, whole, now);
        // The letter and the plan have reminders of their own.
        return await todos.OfAsync(
            street,
            today.Year,
            whole,
            listed,
            disciplines,
            AgreementStanding.Waiting,
            trainings,
            now
        );
    }

    private static bool IsUnderWay(Order order) => order.IsPrepared || order.Stage == OrderStage.Returned;
}
