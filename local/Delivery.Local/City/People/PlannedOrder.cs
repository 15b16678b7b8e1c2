using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Local.City.People;

/// <summary>What is wrong with an order, if its street orders badly.</summary>
public enum Flaw
{
    None,
    TooLate,
    TooFewPeople,
    Overlap,
    BadPhone,
}

/// <summary>An order that a street means to file, and on which day.</summary>
public sealed record PlannedOrder(
    string Key,
    CityStreet Street,
    CityDiscipline Discipline,
    FundingStream Stream,
    DateOnly FiledOn,
    IReadOnlyList<LessonTime> Lessons,
    int Expected,
    Flaw Flaw
);

/// <summary>A street's season: three courses on the city's money, a lecture, and as many courses of its own money; one of seven orders is flawed.</summary>
public sealed class OrderPlan(Chance chance, CityOptions options, WorkingCalendar calendar)
{
    private readonly Season season = options.Season;

    private static readonly TimeOnly[] Starts =
    [
        new(8, 30),
        new(9, 30),
        new(10, 0),
        new(13, 30),
        new(14, 0),
        new(15, 30),
        new(18, 30),
        new(19, 0),
    ];

    public IReadOnlyList<PlannedOrder> Of(CityStreet street)
    {
        var orders = new List<PlannedOrder>();
        for (var number = 0; number < options.Orders; number++)
            orders.Add(Order(street, number));
        return orders;
    }

    private PlannedOrder Order(CityStreet street, int number)
    {
        var key = $"{street.Code}-{number}";
        // Basic: one skill of each category and a lecture; then courses that the street pays itself.
        var category = number switch
        {
            0 => Category.MartialArts,
            1 => Category.DanceAndAerobics,
            2 => Category.Other,
            3 => Category.Lecture,
            _ => (Category)(number % 3),
        };
        var discipline = chance.Pick([.. Inventions.Popular.Where(d => d.Category == category)], $"discipline|{key}");
        var flaw = chance.Hits(0.14, $"flawed|{key}") ? (Flaw)(1 + chance.Below(4, $"flaw|{key}")) : Flaw.None;
        var filed = season.First.AddDays(-29 + chance.Below(12, $"filed|{key}"));
        if (flaw == Flaw.TooLate)
            filed = season.First.AddDays(-3);
        return new PlannedOrder(
            key,
            street,
            discipline,
            number < 4 ? FundingStream.Basic : FundingStream.NonBasic,
            filed,
            Lessons(key, number, discipline, flaw),
            flaw == Flaw.TooFewPeople
                ? 8
                : (category == Category.Lecture ? 55 : 22) + chance.Below(20, $"people|{key}"),
            flaw
        );
    }

    // Each of a street's orders has its own weekday and hour, so that its own courses never meet.
    private List<LessonTime> Lessons(string key, int number, CityDiscipline discipline, Flaw flaw)
    {
        var time = Starts[(number + chance.Below(Starts.Length, $"hour|{key}")) % Starts.Length];
        var day = season.First.AddDays((number + chance.Below(7, $"day|{key}")) % 7);
        var lessons = new List<LessonTime>();
        for (
            ;
            day <= options.Last && lessons.Count < Math.Min(discipline.Lessons, options.Lessons);
            day = day.AddDays(7)
        )
        {
            if (!calendar.IsHoliday(day))
                lessons.Add(new LessonTime(ShanghaiTime.At(day, time), discipline.Minutes));
        }

        if (flaw == Flaw.Overlap)
            lessons.Add(lessons[0] with { Start = lessons[0].Start.AddMinutes(30) });
        return lessons;
    }
}
