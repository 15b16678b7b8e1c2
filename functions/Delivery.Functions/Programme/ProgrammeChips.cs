using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>Links that narrow the programme, each keeping what was chosen before.</summary>
public static class ProgrammeChips
{
    public static IReadOnlyList<FilterChip> OfDistricts(
        string path,
        ProgrammeFilter? chosen,
        IReadOnlyList<ProgrammeLesson> lessons
    )
    {
        var filter = (chosen ?? Everything) with { Street = null };
        return
        [
            new("全市", path + (filter with { District = null }).Query(), chosen is { District: null, Street: null }),
            .. Districts.All.Select(district => new FilterChip(
                district.Name,
                path + (filter with { District = district }).Query(),
                chosen?.District == district,
                lessons.Count(lesson => lesson.District == district.Name)
            )),
        ];
    }

    public static IReadOnlyList<FilterChip> OfKinds(string path, ProgrammeFilter chosen)
    {
        var filter = chosen with { Category = null, OffHours = false };
        return
        [
            new("全部", path + filter.Query(), chosen is { Category: null, OffHours: false }),
            .. Enum.GetValues<Category>()
                .Select(category => new FilterChip(
                    category.Label(),
                    path + (filter with { Category = category }).Query(),
                    chosen.Category == category
                )),
            new("晚上和周末", path + (filter with { OffHours = true }).Query(), chosen.OffHours),
        ];
    }

    private static readonly ProgrammeFilter Everything = new(null, null, null, OffHours: false);
}
