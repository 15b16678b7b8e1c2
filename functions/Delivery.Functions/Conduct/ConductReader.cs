using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct;
using Delivery.Domain.Conduct.Suspensions;
using Delivery.Domain.Conduct.Violations;
using Delivery.Domain.Ordering;
using Delivery.Functions.Conduct.Assessments;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Web;
using Delivery.Pages.Conduct;
using Delivery.Pages.Web;

namespace Delivery.Functions.Conduct;

/// <summary>Lays the streets' conduct out, for staff and for the street itself.</summary>
public sealed class ConductReader(
    Site site,
    StreetConducts conducts,
    ConductLists lists,
    StreetYearReader years,
    CurrentSettings settings,
    TimeProvider clock
)
{
    public async Task<ConductListModel> ListAsync(Caller caller, string? asked)
    {
        var now = ViolationRules.SeasonOf(ShanghaiTime.DateOf(clock.GetUtcNow()), settings.Ordering.Seasons);
        var season = Season.TryParse(asked, out var other) ? other : now;
        var listed = await lists.OfSeasonAsync(season);
        return new ConductListModel(
            site.FrameFor(caller),
            season.Label,
            [.. Around(now).Select(one => new FilterChip(one.Label, $"{Paths.Conduct}?season={one}", one == season))],
            [.. (await lists.OpenAsync()).Select(LineOf)],
            [
                .. listed
                    .Where(one => one.Violations > 0)
                    .OrderByDescending(one => one.Violations)
                    .ThenBy(one => one.Street, StringComparer.Ordinal)
                    .Select(LineOf),
            ],
            settings.Conduct.ViolationsToSuspend,
            now.Year
        );
    }

    public async Task<ConductModel> StreetAsync(Caller caller, Street street, ConductTyped typed, FormErrors errors)
    {
        var conduct = await conducts.ReadAsync(street.Code);
        return new ConductModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            street.Code,
            street.Name,
            street.District,
            conduct.Open is { Value: var open } ? SuspensionOf(open) : null,
            [.. conduct.Violations.OrderByDescending(one => one.On).Select(LineOf)],
            [.. conduct.Suspensions.Where(one => one.Stage.IsOver()).Select(SuspensionOf)],
            [.. conduct.Awards.Select(AwardOf)],
            caller.May(Role.Conduct),
            ShanghaiTime.DateOf(clock.GetUtcNow()),
            typed,
            errors
        );
    }

    public async Task<StreetConductModel> OwnAsync(Caller caller, string text, FormErrors errors)
    {
        var conduct = await conducts.ReadAsync(caller.Id);
        return new StreetConductModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            caller.Name,
            conduct.Open is { Value: { Stage: not SuspensionStage.Proposed } open } ? SuspensionOf(open) : null,
            [.. conduct.Violations.OrderByDescending(one => one.On).Select(OwnLineOf)],
            [.. conduct.Suspensions.Where(one => one.Stage == SuspensionStage.Reinstated).Select(SuspensionOf)],
            [.. conduct.Awards.Select(AwardOf)],
            await YearAsync(caller.Id),
            text,
            errors
        )
        {
            Praises =
            [
                .. conduct.Praises.OrderByDescending(one => one.On).Select(one => new PraiseLine(one.On, one.Text)),
            ],
        };
    }

    // Until the new year has a lesson that is over, the old one is what there is to read.
    private async Task<StreetYearShown?> YearAsync(string street)
    {
        var now = ShanghaiTime.DateOf(clock.GetUtcNow()).Year;
        foreach (var year in new[] { now, now - 1 })
            if (await years.OfStreetAsync(year, street) is { } score)
                return new StreetYearShown(year, year < now, years.FormulaOf(year), score);
        return null;
    }

    private static IEnumerable<Season> Around(Season now)
    {
        yield return now;
        foreach (var kind in Enum.GetValues<SeasonKind>().Where(kind => kind < now.Kind).Reverse())
            yield return now with
            {
                Kind = kind,
            };
        foreach (var kind in Enum.GetValues<SeasonKind>().Reverse())
            yield return new Season(now.Year - 1, kind);
    }

    private static ConductLine LineOf(ConductListing listing) =>
        new(
            listing.Street,
            listing.Name,
            listing.District,
            listing.Violations,
            listing.Grave,
            listing.Stage is { } stage ? MarkOf(stage) : null
        );

    internal static ViolationLine LineOf(Violation one) =>
        new(
            one.ViolationId,
            one.Kind.Label(),
            one.IsGrave,
            one.On,
            one.Season.Label,
            one.Evidence,
            one.CourseId,
            one.By,
            one.Voided is { } voided ? $"已撤销：{voided.Reason}（{voided.By}）" : null,
            one.VisitId,
            ShanghaiTime.DateOf(one.At)
        );

    // The street reads why, as it reads why it was recorded; not who of the staff said so.
    private static ViolationLine OwnLineOf(Violation one) =>
        LineOf(one) with
        {
            Voided = one.Voided is { } voided ? $"已撤销：{voided.Reason}" : null,
        };

    private static SuspensionShown SuspensionOf(Suspension one) =>
        new(
            one.Stage,
            MarkOf(one.Stage),
            one.Season.Label,
            one.Reason,
            one.Rectification,
            one.Appeal?.Text,
            one.Appeal is { IsOpen: true },
            one.History
        );

    private static AwardLine AwardOf(Commendation one) => new(one.Year, one.Title, one.Reason);

    public static Mark MarkOf(SuspensionStage stage) =>
        new(
            stage.Label(),
            stage switch
            {
                SuspensionStage.Suspended => Tone.Bad,
                SuspensionStage.Proposed or SuspensionStage.Rectified => Tone.Warn,
                SuspensionStage.Reinstated => Tone.Ok,
                _ => Tone.Plain,
            }
        );
}
