using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Ordering.Agreements;
using Delivery.Functions.Ordering.Home;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Web;

namespace Delivery.Functions.Ordering.Chasing;

/// <summary>What a street is waited for now, as its own page shows it.</summary>
public sealed class OpenItems(
    StreetYears streetYears,
    StreetLessons lessons,
    YearsAround years,
    StreetTodos todos,
    NewsAndTrainings others,
    LessonLists lists,
    NewsItems news,
    Settlements settlements,
    TimeProvider clock
)
{
    /// <param name="streets">Codes of those that are looked at one after the other.</param>
    public StreetsTogether Together(IReadOnlyCollection<string> streets) => new(lists, news, settlements, streets);

    /// <param name="disciplines">By code, inactive ones too.</param>
    /// <param name="trainings">Of the running year.</param>
    /// <param name="together">The street is one of these.</param>
    public async Task<IReadOnlyList<Todo>> OfAsync(
        string street,
        IReadOnlyDictionary<string, Discipline> disciplines,
        IReadOnlyList<Training> trainings,
        StreetsTogether together
    )
    {
        var now = clock.GetUtcNow();
        var today = ShanghaiTime.DateOf(now);
        var whole = await streetYears.WholeAsync(street, today.Year);
        var listed = await lessons.UnderWayAsync(street, whole, now, together: together);
        var around = await years.OfAsync(street, today.Year, listed, now);
        // Of most streets on most days there is nothing more to read.
        if (
            listed.All(lesson => lesson.PaidIn is not null)
            && !whole.Orders.Concat(around.SelectMany(OrdersOf)).Any(IsUnderWay)
        )
            return await others.InvitationsAsync(street, trainings, now);
        // The letter and the plan have reminders of their own.
        return await todos.OfAsync(
            street,
            today.Year,
            whole,
            around,
            listed,
            disciplines,
            AgreementStanding.Waiting,
            trainings,
            now,
            together
        );
    }

    private static IReadOnlyList<Order> OrdersOf(StreetYear year) => year.Orders;

    private static bool IsUnderWay(Order order) =>
        order.IsPrepared || order.AwaitsTimes || order.Stage == OrderStage.Returned;
}
