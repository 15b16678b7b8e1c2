using Delivery.Domain.Calendar;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Settlement.Windows;
using Delivery.Pages.Web;

namespace Delivery.Functions.Settlement.Windows;

/// <summary>
/// Whoever has lessons in a month hears once when the calendar moves its windows, with the old days and the new. A run that has
/// begun keeps its windows: those that concern its people move with the run, which tells them itself.
/// </summary>
public sealed class TellOfMovedWindows(
    ToldWindows told,
    Settlements settlements,
    Calendars calendars,
    CurrentSettings settings,
    LessonLists lists,
    Registers registers,
    LetterBox letters,
    TimeProvider clock
)
{
    // As far ahead as lessons are confirmed.
    private const int MonthsAhead = 12;

    /// <summary>Repeatable: a mail has the number of the move and the new days in its key, and the row is replaced when all are written.</summary>
    public async Task RunAsync()
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        var first = Month.Of(today).Previous;
        var known = await told.OfAsync(first, first.AddMonths(MonthsAhead));
        var calendar = await calendars.LoadAsync();
        for (var month = first; month.CompareTo(first.AddMonths(MonthsAhead)) <= 0; month = month.Next)
            if (WindowsOf(month, calendar) is { } windows)
                await TellAsync(windows, known.GetValueOrDefault(month), today);
    }

    // Of what waits for the next year's notice nothing was told, and nothing can have moved.
    private SettlementWindows? WindowsOf(Month month, WorkingCalendar calendar) =>
        Deadlines.Known(() => SettlementWindows.Of(month, calendar, settings.SettlementOf(month)));

    private async Task TellAsync(SettlementWindows windows, Stored<ToldWindow>? before, DateOnly today)
    {
        if (before is null)
        {
            await told.PutAsync(new ToldWindow(windows.LessonMonth, windows), read: null);
            return;
        }

        if (before.Value.Now == windows || await settlements.RunAsync(windows.LessonMonth) is not null)
            return;
        var moved = before.Value with
        {
            Now = windows,
            Was = before.Value.Now,
            MovedOn = today,
            Times = before.Value.Times + 1,
        };
        await letters.PostAsync(await LettersAsync(moved));
        await told.PutAsync(moved, before.ETag);
    }

    private async Task<IReadOnlyList<Posting>> LettersAsync(ToldWindow moved)
    {
        var lessons = await lists.OfMonthAsync(moved.Month);
        if (lessons.Count == 0)
            return [];
        var (page, all) = (letters.Link(Paths.OwnWindows(moved.Month.Year)), new List<Posting>());
        foreach (var code in lessons.Select(lesson => lesson.Street).Distinct())
            if (await registers.ReachedAsync(code) is { } street)
                all.Add(
                    LetterOf(
                        moved,
                        $"street/{code}",
                        LetterBox.To(street.Contacts.ForDelivery),
                        WindowColumns.OfStreets,
                        page
                    )
                );
        foreach (var id in lessons.Select(lesson => lesson.TeacherId).Where(id => id.Length > 0).Distinct())
            if (await registers.Teachers.FindAsync(id) is { Value.Teacher: var teacher })
                all.Add(
                    LetterOf(
                        moved,
                        $"teacher/{id}",
                        new Recipient(teacher.Email, teacher.Name),
                        WindowColumns.OfTeachers,
                        page
                    )
                );
        all.Add(
            LetterOf(
                moved,
                "finance",
                letters.Finance,
                WindowColumns.All,
                letters.Link(Paths.SettlementWindows(moved.Month.Year))
            )
        );
        return [.. all.Where(one => ((WindowsMovedMail)one.Mail).Windows.Count > 0)];
    }

    // A move that was told to some, and not noted before the calendar changed again, is another one.
    private static string DaysOf(SettlementWindows windows) =>
        string.Join(
            '-',
            new[] { windows.Feedback, windows.Payroll, windows.Check, windows.Payout }.Select(one => $"{one.Last:MMdd}")
        );

    private Posting LetterOf(
        ToldWindow moved,
        string who,
        Recipient to,
        IReadOnlyList<WindowColumn> columns,
        string link
    ) =>
        new(
            $"windows/{moved.Month}/{moved.Times}/{DaysOf(moved.Now)}/{who}",
            to,
            new WindowsMovedMail(
                letters.Contact,
                to.Name,
                moved.Month,
                [
                    .. columns
                        .Select(column => new MovedDays(column.Name, column.Of(moved.Was!), column.Of(moved.Now)))
                        .Where(one => one.Was != one.Now),
                ],
                link
            )
        );
}
