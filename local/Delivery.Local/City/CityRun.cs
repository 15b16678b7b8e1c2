using Delivery.Domain.Calendar;
using Delivery.Local.City.People;
using Delivery.Local.City.Sums;

namespace Delivery.Local.City;

/// <summary>One season of a city, played day by day: the clock moves, and at three moments of each day the people act.</summary>
/// <param name="crewLink">The link in the mail of a film crew, by the booking's id; needed where the city is whole.</param>
public sealed class CityRun(
    CityApi api,
    CityOptions options,
    WorkingCalendar calendar,
    Func<string, Task<string>>? crewLink = null
)
{
    private readonly Chance chance = new(options.Seed);
    private readonly Crowd crowd = new(options.AtOnce);

    public CityLog Log { get; } = new();

    /// <summary>Before the first order: five weeks before the season.</summary>
    public static DateTimeOffset BeginOf(Season season) => ShanghaiTime.At(season.First.AddDays(-35), 8);

    public static DateTimeOffset BeginOf(CityOptions options) => ShanghaiTime.At(options.Season.First.AddDays(-30), 8);

    /// <summary>After the last pay run: in the month after the last lesson, when its payout window has closed.</summary>
    public DateOnly End { get; } = SettlementWindows.Of(Month.Of(options.Last), calendar).Payout.Last;

    /// <param name="from">The present moment: a season that was interrupted goes on from there.</param>
    public async Task PlayAsync(DateTimeOffset from, Action<DateOnly, DateOnly> progress)
    {
        var streets = CityData.SpreadOf(options.Streets);
        var founding = new Founding(api, chance, options.Season, crowd);
        await founding.RegisterAsync(streets);
        var offices = new StreetOffices(api, chance, Log, options, calendar, streets, crowd);
        var citizens = options.Whole ? new Citizens(api, chance, Log, crowd, options.Shares) : null;
        var films = options.Whole ? new FilmCrews(api, chance, Log, options.Shares, crewLink!) : null;
        var dropOuts = options.Whole ? new DropOuts(api, chance, Log, crowd, options.Shares) : null;
        var suspensions = options.Whole
            ? new Suspensions(
                api,
                Log,
                crowd,
                Suspensions.Of(offices.Orders.SelectMany(ofDay => ofDay), chance, options.Shares)
            )
            : null;
        var returned = options.Whole ? new ReturnedTransfers(api, chance, Log, options.Shares) : null;
        var association = new Association(api, chance, Log, options, calendar, crowd, new Bank(api, chance), returned);
        var teachers = new TeacherLives(api, chance, Log, options.Season, calendar, crowd);
        var care = new CourseCare(api, chance, Log, options.Season, crowd, citizens, films);
        var supervision = new Supervision(api, chance, Log, options.Streets);
        for (var day = ShanghaiTime.DateOf(from); day <= End; day = day.AddDays(1))
        {
            await api.MoveClockAsync(Later(from, ShanghaiTime.At(day, 9, 30)));
            await offices.MorningAsync(day);
            await (suspensions?.MorningAsync(day) ?? Task.CompletedTask);
            await association.MorningAsync(day, calendar.IsWorkingDay(day));
            await care.MorningAsync(day);
            await api.MoveClockAsync(Later(from, ShanghaiTime.At(day, 14, 30)));
            await teachers.AfternoonAsync(day);
            await (dropOuts?.AfternoonAsync(day) ?? Task.CompletedTask);
            await association.AfternoonAsync(day);
            await api.MoveClockAsync(Later(from, ShanghaiTime.At(day, 22, 15)));
            var lessons = await CityLessons.OfDayAsync(api, options.Season, day);
            await teachers.EveningAsync(day, lessons);
            await offices.EveningAsync(day, lessons);
            await supervision.EveningAsync(day, lessons);
            await (citizens?.EveningAsync(day, lessons) ?? Task.CompletedTask);
            await (films?.EveningAsync(day, lessons) ?? Task.CompletedTask);
            await (dropOuts?.EveningAsync(day, lessons) ?? Task.CompletedTask);
            progress(day, End);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
