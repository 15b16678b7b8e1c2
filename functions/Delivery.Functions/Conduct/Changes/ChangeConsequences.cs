using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching;
using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme.Channels;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Matching;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.Programme;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>What would follow if a change were agreed to, by name: whom it hurries, whose calendar it moves, what is published anew, and who is told.</summary>
public sealed class ChangeConsequences(
    StreetYears streetYears,
    TeacherCalendars calendars,
    Programmes programmes,
    Registers registers,
    PeopleToTell people,
    CurrentSettings settings
)
{
    public async Task<IReadOnlyList<Consequence>> OfAsync(
        ChangeRequest change,
        CourseWithChanges course,
        DateTimeOffset now
    ) =>
        [
            Time(change, now),
            .. await TeacherAsync(change, course),
            .. await PublishedAsync(change, course.Course.Street.District),
            .. change.Kind == ChangeKind.Cancel ? [await QuotaAsync(change)] : Array.Empty<Consequence>(),
            .. await ToldAsync(change, course),
        ];

    private Consequence Time(ChangeRequest change, DateTimeOffset now)
    {
        var left = change.LapsesAt - now;
        var hours = Math.Max(0, (int)left.TotalHours);
        return new Consequence(
            "时间",
            hours >= 48 ? $"离最近的一节还有{hours / 24}天" : $"离最近的一节还有{hours}小时",
            change.IsUrgent(now, settings.Conduct) ? new Mark("紧急", Tone.Bad) : new Mark("来得及", Tone.Ok)
        );
    }

    private async Task<IReadOnlyList<Consequence>> TeacherAsync(ChangeRequest change, CourseWithChanges course)
    {
        if (course.Course.Teacher is not { } teacher)
            return [new Consequence("老师", "这门课现在没有老师", new Mark("不能同意", Tone.Bad))];
        var (page, wanted) = (Paths.Entry(Paths.Teachers, teacher.TeacherId), DecideChange.WantedBy(change, course));
        if (wanted.Count == 0)
            return [new Consequence("老师", $"{teacher.Name}老师的日历空出这一节", null, page)];
        var days = wanted.Select(booking => ShanghaiTime.DateOf(booking.Start)).ToList();
        var known = await calendars.BookingsAsync(teacher.TeacherId, days.Min().AddDays(-1), days.Max().AddDays(1));
        var conflicts = BookingRules.Conflicts(known, wanted, settings.Matching);
        if (conflicts.Count == 0)
            return [new Consequence("老师", $"{teacher.Name}老师新的时间有空", new Mark("有空", Tone.Ok), page)];
        return
        [
            new Consequence("老师", $"{teacher.Name}老师新的时间已有课", new Mark("有冲突", Tone.Bad), page),
            .. conflicts.Select(pair => pair.One).Distinct().Select(Conflict),
        ];
    }

    private static Consequence Conflict(Booking booked) =>
        new(
            "冲突的课",
            $"{Dates.Span(booked.Start, booked.Minutes)} {booked.Venue}",
            new Mark("有冲突", Tone.Bad),
            LessonId.TryParse(booked.LessonId, out var lesson) ? Paths.ReviewOrder(lesson.OrderId) : null
        );

    private async Task<IReadOnlyList<Consequence>> PublishedAsync(ChangeRequest change, string district)
    {
        var (corrected, names) = (new List<Consequence>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var week in CorrectProgrammes.WeeksOf(change))
            if (await programmes.NewestAsync(week) is { } edition)
            {
                corrected.Add(
                    new Consequence(
                        "一周一览",
                        $"{Dates.Day(week.Monday)}那一周现为第{edition.Edition}版，各渠道发布更正",
                        new Mark("发更正", Tone.Warn),
                        Paths.ProgrammeEdition($"{week}", edition.Edition)
                    )
                );
                names.UnionWith((await programmes.ChannelsAsync(week)).Select(channel => channel.Name));
            }

        return corrected.Count == 0
            ? [new Consequence("一周一览", "相关的周还没有发布，不用更正")]
            : [.. corrected, .. await ChannelsAsync(names, district)];
    }

    // Those that have the week; one of another district has nothing of it to correct.
    private async Task<IEnumerable<Consequence>> ChannelsAsync(IEnumerable<string> names, string district)
    {
        var registered = (await registers.Channels.LatelyAsync()).ToDictionary(
            row => row.RowKey,
            row => row.Value.Channel
        );
        return names
            .Where(name => (registered.GetValueOrDefault(name)?.District ?? district) == district)
            .Select(name => Of(name, registered.GetValueOrDefault(name)));
    }

    private static Consequence Of(string name, Channel? registered)
    {
        var channel = registered ?? ChannelRules.BuiltIn.FirstOrDefault(one => one.Name == name);
        return new Consequence(
            $"渠道：{channel?.Title ?? name}",
            channel?.Kind.Label() ?? ChannelKind.Email.Label(),
            null,
            registered is null ? Paths.Channels : Paths.Entry(Paths.Channels, name)
        );
    }

    private async Task<Consequence> QuotaAsync(ChangeRequest change)
    {
        var order = (await streetYears.GetOrderAsync(change.CourseId)).Value;
        return new Consequence(
            "经费",
            order.Request.FundingStream == FundingStream.Basic
                ? $"退回预留 {Yuan.Short(change.Lessons.Sum(lesson => order.ReservedFor(lesson.Number)))} 元"
                : "不占街镇配额"
        );
    }

    private async Task<IReadOnlyList<Consequence>> ToldAsync(ChangeRequest change, CourseWithChanges course)
    {
        var (told, unreached) = await people.ReachedAsync(change.CourseId);
        var street = course.Course.Street;
        var named = told.Where(one => one.Who != ToldAs.Citizen).Select(one => Told(one, street));
        var citizens = told.Where(one => one.Who == ToldAs.Citizen).ToList();
        var texts = citizens.Count(one => one.Channel == MailChannel.Sms);
        return
        [
            .. named,
            new Consequence(
                "告知报名的市民",
                (citizens.Count, unreached) switch
                {
                    (0, 0) => "没有人报名",
                    (var reached, 0) => $"{reached}人：邮件{reached - texts}人，短信{texts}人",
                    var (reached, others) =>
                        $"{reached + others}人报名：邮件{reached - texts}人，短信{texts}人；{others}人没有邮箱，短信也发不到，请街镇打电话告知",
                },
                unreached > 0 ? new Mark("要打电话", Tone.Warn) : null,
                Paths.ReviewOrder(change.CourseId)
            ),
        ];
    }

    private static Consequence Told(PersonToTell one, Street street) =>
        new(
            one.Who switch
            {
                ToldAs.Ordering => "告知街镇申报人",
                ToldAs.Delivery => "告知街镇执行负责人",
                _ => "告知老师",
            },
            $"{one.To.Name}，邮件 {one.To.Address}",
            null,
            one.Who == ToldAs.Teacher ? Paths.Entry(Paths.Teachers, one.Key) : Paths.Entry(Paths.Streets, street.Code)
        );
}
