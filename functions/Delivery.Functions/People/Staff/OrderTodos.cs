using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Pages.Web;

namespace Delivery.Functions.People.Staff;

/// <summary>Orders that wait for staff, by the names that people use, until when the street was promised an answer.</summary>
public sealed class OrderTodos(Registers registers, Calendars calendars, CurrentSettings settings)
{
    public async Task<IReadOnlyList<Todo>> ToReviewAsync(IReadOnlyList<OrderListing> orders)
    {
        if (orders.Count == 0)
            return [];
        var (names, calendar) = (await NamesAsync(), await calendars.LoadAsync());
        return
        [
            .. orders
                .Select(order => new Todo(
                    $"审核{names.Street(order)}的{names.Discipline(order)}订单",
                    Paths.ReviewOrder(order.OrderId),
                    "审核",
                    PromisedBy(order, calendar),
                    Detail(order)
                ))
                .OrderBy(todo => todo.Deadline ?? DateTimeOffset.MaxValue),
        ];
    }

    /// <summary>Of these nothing is promised but that the first lesson is not missed, which is told beside it.</summary>
    public async Task<IReadOnlyList<Todo>> WithoutTeacherAsync(IReadOnlyList<OrderListing> orders)
    {
        if (orders.Count == 0)
            return [];
        var names = await NamesAsync();
        return
        [
            .. orders.Select(order => new Todo(
                $"为{names.Street(order)}的{names.Discipline(order)}安排老师",
                Paths.Unmatched,
                "安排",
                Detail: Detail(order)
            )),
        ];
    }

    private DateTimeOffset? PromisedBy(OrderListing order, WorkingCalendar calendar) =>
        ReviewDeadlines.ReminderOf(order.WaitsSince(), calendar, settings.At(order.WaitsSince()).Ordering);

    private static string Detail(OrderListing order) =>
        $"{order.District} · {order.Lessons}节 · 首课 {Dates.DayAndWeekday(order.FirstLesson)}";

    private sealed record Names(
        IReadOnlyDictionary<string, string> Streets,
        IReadOnlyDictionary<string, string> Disciplines
    )
    {
        public string Street(OrderListing order) => Streets.GetValueOrDefault(order.Street, order.Street);

        public string Discipline(OrderListing order) =>
            Disciplines.GetValueOrDefault(order.Discipline, order.Discipline);
    }

    private async Task<Names> NamesAsync() =>
        new(
            (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name),
            (await registers.Disciplines.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name)
        );
}
