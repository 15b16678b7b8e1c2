using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Programme;

/// <summary>
/// From Wednesday to Friday, once a day: streets hear what their lessons of next week lack, as long as the week is not
/// published.
/// </summary>
public sealed class ChaseGaps(
    LessonLists lists,
    Programmes programmes,
    Registers registers,
    LetterBox letters,
    TimeProvider clock
)
{
    [Function(nameof(ChaseGaps))]
    public async Task Run([TimerTrigger("%GapSchedule%")] TimerInfo timer)
    {
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (today.DayOfWeek is not (DayOfWeek.Wednesday or DayOfWeek.Thursday or DayOfWeek.Friday))
            return;
        var week = Week.Of(today).Next;
        if (await programmes.NewestAsync(week) is not null)
            return;
        foreach (var street in (await lists.OfWeekAsync(week)).Where(Lacks).GroupBy(StreetOf))
            await TellAsync(street.Key, week, today, [.. street.Select(WordsOf)]);
    }

    private async Task TellAsync(string code, Week week, DateOnly today, IReadOnlyList<string> gaps)
    {
        if (await registers.ReachedAsync(code) is not { } street)
            return;
        var to = LetterBox.To(street.Contacts.Ordering);
        await letters.PostAsync(
            $"programme/{week}/gaps/{code}/{today:yyyy-MM-dd}",
            to,
            new ProgrammeGapsMail(letters.Contact, to.Name, week, gaps, letters.Link(Paths.StreetHome))
        );
    }

    private static bool Lacks(ProgrammeLesson lesson) => ProgrammeGaps.Of(lesson).Count > 0;

    private static string StreetOf(ProgrammeLesson lesson) =>
        OrderId.Parse(LessonId.Parse(lesson.LessonId).OrderId).StreetCode;

    private static string WordsOf(ProgrammeLesson lesson) =>
        $"{Dates.DayWithWeekday(ShanghaiTime.DateOf(lesson.Start))}{Dates.Time(lesson.Start)} {lesson.Discipline}：缺"
        + string.Join('、', ProgrammeGaps.Of(lesson));
}
