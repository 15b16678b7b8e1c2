using Delivery.Domain.Calendar;
using Delivery.Domain.Programme;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Programme.Channels;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>Lays a week out for those who publish it: as it stands, and as it would be if it were published now.</summary>
public sealed class StaffWeekReader(
    Programmes programmes,
    LessonLists lists,
    ChannelDirectory channels,
    ProgrammeReader reader,
    OpeningCounts openings,
    CoursePlaces enrolled,
    EnrolmentCounts counted,
    MovedLessons moved,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int MostChanges = 50;

    public async Task<StaffWeekModel> ReadAsync(
        Week week,
        ProgrammeFilter filter,
        PageFrame frame,
        Caller caller,
        FormErrors errors
    )
    {
        var (now, editions) = (clock.GetUtcNow(), await programmes.ReadAllAsync(week));
        var standing = editions.Count > 0 ? editions[^1] : null;
        var next = await moved.NoteAsync(
            standing,
            ProgrammeEditions.Next(standing, week, await lists.OfWeekAsync(week), now)
        );
        var hold = standing is null ? (await programmes.HoldAsync(week))?.Value : null;
        var goesAt = hold is null ? settings.Programme.PublishAt(week) : settings.Programme.HoldEndsAt(week);
        var places = PlaceCounts.Of(Paths.ProgrammePreview($"{week}"), filter, [.. next.Lessons.Where(filter.Takes)]);
        var weeks = await WeeksAsync(WeekEnrolments.Of(week, await enrolled.OverAsync(next.Lessons)), now);
        return new StaffWeekModel(
            frame,
            week,
            Guid.NewGuid().ToString("N"),
            standing is null
                ? null
                : new StandingEdition(
                    standing.Edition,
                    standing.PublishedAt,
                    ProgrammeSelection.Held(standing.Lessons).Count()
                ),
            goesAt > now ? goesAt : null,
            hold is null ? null : new HeldWeek(hold.By, hold.Reason, hold.At, settings.Programme.HoldEndsAt(week)),
            caller.May(Role.Publisher)
                ? ActsOn(week, standing is not null, hold is not null, next != standing, now)
                : [],
            ProgrammeSelection.Held(next.Lessons).Count(),
            standing is null ? [] : [.. Corrections.Changes(standing, next).Take(MostChanges)],
            [.. next.Lessons.Select(GapOf).OfType<string>().Take(MostChanges)],
            await OutcomesAsync(week, standing?.Edition, now < ShanghaiTime.EndOf(week.Sunday), caller),
            places is null
                ? await reader.DaysAsync(week, [.. editions, .. next == standing ? [] : new[] { next }], filter)
                : [],
            places,
            errors,
            await OpeningsAsync(week, titles: await channels.AllAsync())
        )
        {
            Enrolments = weeks[^1].Districts,
            Weeks = weeks,
        };
    }

    // The one that is looked at comes last: as it stands, and once it is over as it was counted last, since the places of a
    // course are forgotten some weeks after it (CoursePlaces) and would read as they were when its teacher was confirmed.
    private async Task<IReadOnlyList<WeekEnrolments>> WeeksAsync(WeekEnrolments standing, DateTimeOffset now)
    {
        var week = standing.Week;
        var weeks = await counted.BetweenAsync(EnrolmentSeries.Before(week, EnrolmentSeries.Shown), week);
        var isCounted = weeks.Count > 0 && weeks[^1].Week == week && now >= ShanghaiTime.EndOf(week.Sunday);
        return isCounted ? weeks : [.. weeks.Where(one => one.Week != week), standing];
    }

    private async Task<IReadOnlyList<OpeningsLine>> OpeningsAsync(Week week, IReadOnlyList<Channel> titles)
    {
        var counts = await openings.OfAsync(week);
        if (counts.Count == 0)
            return [];
        var (first, last) = (counts.Min(count => count.Day), counts.Max(count => count.Day));
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        return
        [
            .. from way in counts.GroupBy(count => count.Channel)
            let byDay = way.ToDictionary(count => count.Day, count => count.Count)
            select new OpeningsLine(
                titles.FirstOrDefault(channel => channel.Name == way.Key)?.Title ?? way.Key,
                [.. days.Select(day => new DayOpenings(day, byDay.GetValueOrDefault(day)))]
            ),
        ];
    }

    private IReadOnlyList<string> ActsOn(Week week, bool isPublished, bool isHeld, bool saysMore, DateTimeOffset now) =>
        [
            .. saysMore && MayPublish(week, now) ? new[] { "publish" } : [],
            .. isHeld ? new[] { "release" } : [],
            .. !isPublished && !isHeld && now < settings.Programme.HoldEndsAt(week) ? new[] { "hold" } : [],
        ];

    private static bool MayPublish(Week week, DateTimeOffset now) =>
        now < ShanghaiTime.EndOf(week.Sunday) && week.Monday <= PublishProgramme.LastAt(now).Monday;

    /// <param name="newest">The edition that stands; null while there is none.</param>
    private async Task<IReadOnlyList<ChannelOutcome>> OutcomesAsync(Week week, int? newest, bool isOn, Caller caller)
    {
        var all = await channels.AllAsync();
        var titles = all.ToDictionary(channel => channel.Name, channel => channel.Title);
        var outcomes = await programmes.OutcomesAsync(week);
        return
        [
            .. newest is { } standing && isOn ? NotYetOn(standing, all, outcomes, caller.May(Role.Publisher)) : [],
            .. from outcome in outcomes
            orderby outcome.Edition descending
            select new ChannelOutcome(
                outcome.Name,
                titles.GetValueOrDefault(outcome.Name, outcome.Name),
                outcome.Edition,
                ChannelWords.MarkOf(outcome),
                outcome.Attempts,
                outcome.At,
                outcome.Url,
                outcome.Trouble,
                outcome.Edition == newest
                    && outcome.State != ChannelProgress.Publishing
                    && titles.ContainsKey(outcome.Name)
                    && caller.May(Role.Publisher)
            ),
        ];
    }

    // Added or resumed after the edition went out: it can be sent there too, as long as people can still come.
    private static IEnumerable<ChannelOutcome> NotYetOn(
        int edition,
        IReadOnlyList<Channel> channels,
        IReadOnlyList<ChannelState> outcomes,
        bool mayReplay
    ) =>
        from channel in channels
        where channel.Active && !outcomes.Any(one => one.Name == channel.Name && one.Edition == edition)
        select new ChannelOutcome(
            channel.Name,
            channel.Title,
            edition,
            new Mark("还没有发", Tone.Warn),
            Attempts: 0,
            At: null,
            Url: null,
            Trouble: null,
            mayReplay
        );

    private static string? GapOf(ProgrammeLesson lesson) =>
        ProgrammeGaps.Of(lesson) is { Count: > 0 } gaps
            ? $"{Dates.DayWithWeekday(ShanghaiTime.DateOf(lesson.Start))}{Dates.Time(lesson.Start)} {lesson.Discipline}（{lesson.Street}）缺{string.Join('、', gaps)}"
            : null;
}
