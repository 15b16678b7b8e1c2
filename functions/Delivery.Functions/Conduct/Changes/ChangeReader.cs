using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Web;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Lays a change out for staff, with everything that would follow from it.</summary>
public sealed class ChangeReader(
    Site site,
    ChangeLists lists,
    StreetYears streetYears,
    TeacherCalendars calendars,
    Programmes programmes,
    PeopleToTell people,
    CurrentSettings settings,
    TimeProvider clock
)
{
    private const int ShownDecided = 50;

    public async Task<ChangeListModel> ListAsync(Caller caller, string? after)
    {
        var now = clock.GetUtcNow();
        var open = await lists.OpenAsync();
        var page = await lists.PageAsync(ShanghaiTime.DateOf(now).Year, after, ShownDecided);
        return new ChangeListModel(
            site.FrameFor(caller),
            now,
            [.. open.OrderBy(one => one.At).Select(one => LineOf(one, now))],
            [
                .. page
                    .Rows.Select(row => row.Value)
                    .Where(one => one.State != ChangeState.Requested)
                    .Select(one => LineOf(one, now)),
            ],
            page.After is null ? null : $"{Paths.Changes}?after={Uri.EscapeDataString(page.After)}"
        );
    }

    public async Task<ChangeModel> OneAsync(
        Caller caller,
        ChangeRequest change,
        CourseWithChanges course,
        FormErrors errors,
        string comment
    )
    {
        var now = clock.GetUtcNow();
        return new ChangeModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            change.ChangeId,
            change.CourseId,
            change.Shown(course),
            MarkOf(change.State, change.NobodyAsked),
            SenderOf(change.Side, change.SenderName, change.NobodyAsked),
            change.FiledAt,
            change.State == ChangeState.Requested ? await ConsequencesAsync(change, course, now) : [],
            change.DecidedAt is { } at
                ? new OrderEvent(
                    at,
                    change.DecidedBy ?? "系统",
                    WordOf(change.State, change.NobodyAsked),
                    change.Comment
                )
                : null,
            CannotDecideBecause(caller, change),
            errors,
            comment
        );
    }

    private async Task<IReadOnlyList<Consequence>> ConsequencesAsync(
        ChangeRequest change,
        CourseWithChanges course,
        DateTimeOffset now
    ) =>
        [
            Time(change, now),
            await TeacherAsync(change, course),
            await PublishedAsync(change),
            .. change.Kind == ChangeKind.Cancel ? [await QuotaAsync(change)] : Array.Empty<Consequence>(),
            await PeopleAsync(change),
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

    private async Task<Consequence> TeacherAsync(ChangeRequest change, CourseWithChanges course)
    {
        if (course.Course.Teacher is not { } teacher)
            return new Consequence("老师", "这门课现在没有老师", new Mark("不能同意", Tone.Bad));
        var wanted = DecideChange.WantedBy(change, course);
        if (wanted.Count == 0)
            return new Consequence("老师", $"{teacher.Name}老师的日历空出这一节");
        var days = wanted.Select(booking => ShanghaiTime.DateOf(booking.Start)).ToList();
        var known = await calendars.BookingsAsync(teacher.TeacherId, days.Min().AddDays(-1), days.Max().AddDays(1));
        var conflicts = BookingRules.Conflicts(known, wanted, settings.Matching);
        return conflicts.Count == 0
            ? new Consequence("老师", $"{teacher.Name}老师新的时间有空", new Mark("有空", Tone.Ok))
            : new Consequence(
                "老师",
                $"{teacher.Name}老师已有课：{string.Join("；", conflicts.Select(pair => $"{Dates.Span(pair.One.Start, pair.One.Minutes)} {pair.One.Venue}").Distinct())}",
                new Mark("有冲突", Tone.Bad)
            );
    }

    private async Task<Consequence> PublishedAsync(ChangeRequest change)
    {
        var corrected = new List<string>();
        foreach (var week in CorrectProgrammes.WeeksOf(change))
            if (await programmes.NewestAsync(week) is { } edition)
                corrected.Add($"{week.Monday.Month}月{week.Monday.Day}日那一周（现为第{edition.Edition}版）");
        return corrected.Count == 0
            ? new Consequence("一周一览", "相关的周还没有发布，不用更正")
            : new Consequence(
                "一周一览",
                $"各渠道发布更正：{string.Join("、", corrected)}",
                new Mark("发更正", Tone.Warn)
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

    private async Task<Consequence> PeopleAsync(ChangeRequest change)
    {
        var told = await people.OfAsync(change.CourseId);
        return new Consequence("告知", $"街镇、老师和报名的市民，共{told.Count}人");
    }

    private ChangeLine LineOf(ChangeListing listing, DateTimeOffset now) =>
        new(
            listing.ChangeId,
            listing.Street,
            listing.District,
            listing.Discipline,
            $"{listing.Lessons} · {listing.Kind.Label()}",
            listing.At,
            listing.FiledAt,
            SenderOf(listing.Side, listing.SenderName, listing.NobodyAsked),
            listing.State == ChangeState.Requested
            && listing.At - now < TimeSpan.FromHours(settings.Conduct.ChangeUrgentHours)
                ? new Mark("紧急", Tone.Bad)
                : MarkOf(listing.State, listing.NobodyAsked)
        );

    private static string SenderOf(ChangeSide side, string name, bool nobodyAsked) =>
        side switch
        {
            _ when nobodyAsked => "没有老师（系统）",
            ChangeSide.Street => $"街镇（{name}）",
            ChangeSide.Teacher => $"老师（{name}）",
            _ => $"协会代为申请（{name}）",
        };

    private static Mark MarkOf(ChangeState state, bool nobodyAsked) =>
        new(
            WordOf(state, nobodyAsked),
            state switch
            {
                ChangeState.Approved => Tone.Ok,
                ChangeState.Requested => Tone.Warn,
                _ => Tone.Plain,
            }
        );

    private static string WordOf(ChangeState state, bool nobodyAsked) => nobodyAsked ? "已取消" : state.Label();

    private static string? CannotDecideBecause(Caller caller, ChangeRequest change) =>
        change.NobodyAsked ? "没有老师，系统已取消，没有人申请。"
        : change.State != ChangeState.Requested ? $"这个申请{change.State.Label()}。"
        : caller.May(Role.Reviewer) ? null
        : "由审核人员决定。";
}
