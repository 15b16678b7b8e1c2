using Delivery.Domain.Calendar;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Web;
using Delivery.Pages.Matching.Exclusions;
using Delivery.Pages.Web;

namespace Delivery.Functions.Matching.Exclusions;

/// <summary>Exclusions as those see them who may lift them: staff those of a teacher, a street its own.</summary>
public sealed class ExclusionReader(Registers registers, KnownTeachers teachers, Site site, TimeProvider clock)
{
    private const int MonthsBack = 12;
    private const int MonthsAhead = 3;
    private const int ChangesShown = 10;

    public async Task<ExclusionsModel> OfTeacherAsync(Caller caller, RegisteredTeacher teacher)
    {
        var streets = (await registers.Streets.LatelyAsync()).ToDictionary(row => row.RowKey, row => row.Value.Name);
        var found = await registers.ExclusionsOfAsync(teacher.Teacher.TeacherId);
        return await ModelAsync(
            caller,
            teacher.Teacher.Name,
            teacher.Teacher.TeacherId,
            found,
            one => one.Street is { } code ? streets.GetValueOrDefault(code, code) : "所有街镇",
            [
                new Choice(ExclusionsModel.AllStreets, "所有街镇"),
                .. streets
                    .OrderBy(street => street.Key, StringComparer.Ordinal)
                    .Select(street => new Choice(street.Key, street.Value)),
            ]
        );
    }

    public async Task<ExclusionsModel> OfStreetAsync(Caller caller)
    {
        var came = await WhoCameAsync(caller);
        var found = (await registers.ExclusionsAsync()).Where(one => IsOwn(one, caller)).ToList();
        var names = new Dictionary<string, string>(came, StringComparer.Ordinal);
        foreach (var id in found.Select(one => one.TeacherId).Where(id => !names.ContainsKey(id)).Distinct().ToList())
            names[id] = (await registers.Teachers.FindAsync(id))?.Value.Teacher.Name ?? id;
        return await ModelAsync(
            caller,
            caller.Name,
            teacherId: null,
            found,
            one => $"{names[one.TeacherId]}老师",
            [.. came.OrderBy(one => one.Value, StringComparer.Ordinal).Select(one => new Choice(one.Key, one.Value))]
        );
    }

    /// <summary>Whether a street said it, or one that was merged into it: then it is shown to it, and may be lifted by it.</summary>
    public static bool IsOwn(Exclusion one, Caller street) =>
        one is { ByStreet: true, Street: { } code } && street.IsStreet(code);

    /// <summary>The teachers of the last year and of the months ahead whom it knows, by id.</summary>
    public Task<IReadOnlyDictionary<string, string>> WhoCameAsync(Caller street)
    {
        var now = Month.Of(ShanghaiTime.DateOf(clock.GetUtcNow()));
        return teachers.OfAsync([street.Id, .. street.Took], now.AddMonths(-MonthsBack), MonthsBack + MonthsAhead + 1);
    }

    private async Task<ExclusionsModel> ModelAsync(
        Caller caller,
        string name,
        string? teacherId,
        IReadOnlyList<Exclusion> found,
        Func<Exclusion, string> titleOf,
        IReadOnlyList<Choice> choices
    )
    {
        var now = clock.GetUtcNow();
        return new ExclusionsModel(
            site.FrameFor(caller),
            Guid.NewGuid().ToString("N"),
            name,
            teacherId,
            [
                .. (await Task.WhenAll(found.Select(one => LineAsync(one, titleOf(one), now))))
                    .OrderByDescending(line => line.Holds)
                    .ThenByDescending(line => line.Since),
            ],
            choices,
            MayChange: teacherId is null || caller.May(Role.Matcher),
            new ExclusionValues(),
            FormErrors.None
        );
    }

    private async Task<ExclusionLine> LineAsync(Exclusion one, string title, DateTimeOffset now)
    {
        var changes = await registers.Exclusions.HistoryAsync(one.Code, after: null, ChangesShown);
        return new ExclusionLine(
            one.Code,
            title,
            one.Reason,
            one.ByStreet ? "街镇提出" : "协会决定",
            one.Since,
            one.Until,
            one.HoldsAt(now),
            [
                .. changes
                    .Rows.Select(row => row.Value)
                    .Select(change =>
                        (change.At, change.Name, change.After.HoldsAt(change.At) ? change.After.Reason : "解除")
                    ),
            ]
        );
    }
}
