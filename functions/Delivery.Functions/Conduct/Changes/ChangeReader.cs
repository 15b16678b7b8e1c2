using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Pages.Conduct.Changes;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct.Changes;

/// <summary>Lays a change out for staff, with everything that would follow from it.</summary>
public sealed class ChangeReader(
    Site site,
    ChangeLists lists,
    ChangeConsequences consequences,
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
            change.State == ChangeState.Requested ? await consequences.OfAsync(change, course, now) : [],
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
