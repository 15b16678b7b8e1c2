using Delivery.Domain.Calendar;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Web;
using Delivery.Pages.Operation;
using Delivery.Pages.Web;

namespace Delivery.Functions.Operation;

/// <summary>Looks through the registers, and through the lists of the streets that were found. No table is scanned.</summary>
public sealed class SearchReader(
    Site site,
    Registers registers,
    StreetYears streetYears,
    OrderLists lists,
    TimeProvider clock
)
{
    private const int MostShown = 20;
    private const int StreetsLookedInto = 3;
    private const int PhoneDigits = 4;

    public async Task<SearchModel> FindAsync(Caller caller, string asked)
    {
        if (asked.Length == 0)
            return new SearchModel(site.FrameFor(caller), asked, []);
        var streets = await StreetsAsync(asked);
        var disciplines = (await registers.Disciplines.LatelyAsync()).Select(row => row.Value).ToList();
        return new SearchModel(
            site.FrameFor(caller),
            asked,
            [
                new FoundGroup("订单", await OrdersAsync(asked, streets, disciplines)),
                new FoundGroup("街镇", [.. streets.Take(MostShown).Select(LineOf)]),
                new FoundGroup("项目", [.. disciplines.Where(one => Has(asked, one.Name, one.Code)).Select(LineOf)]),
                new FoundGroup("老师", MayReadTeachers(caller) ? await TeachersAsync(asked) : []),
            ]
        );
    }

    // As the register of teachers has it.
    private static bool MayReadTeachers(Caller caller) => caller.May(Role.Matcher) || caller.IsOfFinance;

    private static bool Has(string asked, params string[] words) =>
        words.Any(word => word.Contains(asked, StringComparison.OrdinalIgnoreCase));

    private static bool EndsIn(string asked, params string?[] phones) =>
        asked.Length == PhoneDigits
        && asked.All(char.IsAsciiDigit)
        && phones.Any(phone => phone?.EndsWith(asked, StringComparison.Ordinal) == true);

    private async Task<IReadOnlyList<Street>> StreetsAsync(string asked) =>
        [
            .. (await registers.Streets.LatelyAsync())
                .Select(row => row.Value)
                .Where(street =>
                    Has(
                        asked,
                        street.Name,
                        street.Code,
                        street.Contacts.Ordering.Name,
                        street.Contacts.ForDelivery.Name
                    )
                    || EndsIn(
                        asked,
                        street.Contacts.Ordering.Phone,
                        street.Contacts.ForDelivery.Phone,
                        street.PublishedContact.Phone
                    )
                ),
        ];

    private async Task<IReadOnlyList<FoundLine>> TeachersAsync(string asked) =>
        [
            .. (await registers.Teachers.LatelyAsync())
                .Select(row => row.Value.Teacher)
                .Where(teacher => Has(asked, teacher.Name, teacher.TeacherId) || EndsIn(asked, teacher.Phone))
                .Take(MostShown)
                .Select(LineOf),
        ];

    /// <summary>One order by its number; or the running and next season's orders of the first streets that were found.</summary>
    private async Task<IReadOnlyList<FoundLine>> OrdersAsync(
        string asked,
        IReadOnlyList<Street> streets,
        IReadOnlyList<Discipline> disciplines
    )
    {
        if (await streetYears.OrderAsync(asked) is { Value: var order })
            return
            [
                LineOf(
                    order.OrderId,
                    order.Request.Discipline,
                    order.Stage,
                    order.Request.Lessons[0].Start,
                    disciplines
                ),
            ];
        var season = Season.RunningOrNext(ShanghaiTime.DateOf(clock.GetUtcNow()));
        var next = Season.RunningOrNext(season.Last.AddDays(1));
        var found = new List<OrderListing>();
        foreach (var street in streets.Take(StreetsLookedInto))
        foreach (var list in (string[])[$"{season}", $"{next}"])
            found.AddRange(
                (await lists.PageAsync(list, stage: null, [street.Code], after: null, MostShown)).Rows.Select(row =>
                    row.Value
                )
            );
        return
        [
            .. found
                .Take(MostShown)
                .Select(one => LineOf(one.OrderId, one.Discipline, one.Stage, one.FirstLesson, disciplines)),
        ];
    }

    private static FoundLine LineOf(
        string orderId,
        string discipline,
        OrderStage stage,
        DateTimeOffset first,
        IReadOnlyList<Discipline> disciplines
    ) =>
        new(
            orderId,
            Paths.ReviewOrder(orderId),
            $"{disciplines.FirstOrDefault(one => one.Code == discipline)?.Name ?? discipline} · {Dates.FullDay(ShanghaiTime.DateOf(first))}起 · {stage.Label()}"
        );

    private static FoundLine LineOf(Street street) =>
        new(
            street.Name,
            Paths.Entry(Paths.Streets, street.Code),
            $"{street.District} · {street.Contacts.Ordering.Name} {Phones.Mask(street.Contacts.Ordering.Phone)}"
        );

    private static FoundLine LineOf(Discipline discipline) =>
        new(discipline.Name, Paths.Entry(Paths.Disciplines, discipline.Code), discipline.Category.Label());

    private static FoundLine LineOf(Teacher teacher) =>
        new(teacher.Name, Paths.Entry(Paths.Teachers, teacher.TeacherId), Phones.Mask(teacher.Phone));
}
