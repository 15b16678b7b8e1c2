using Delivery.Domain.Calendar;
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
        IReadOnlyList<ProgrammeLesson> lessons,
        Language language
    )
    {
        var filter = (chosen ?? ProgrammeFilter.Everything) with { Street = null };
        return
        [
            new(
                language.Say("全市", "All Shanghai"),
                path + (filter with { District = null }).Query(),
                chosen is { District: null, Street: null }
            ),
            .. Districts.All.Select(district => new FilterChip(
                PublicNames.OfDistrict(district.Name, language),
                path + (filter with { District = district }).Query(),
                chosen?.District == district,
                ProgrammeSelection.Held(lessons).Count(lesson => lesson.District == district.Name)
            )),
        ];
    }

    public static IReadOnlyList<FilterChip> OfKinds(string path, ProgrammeFilter chosen, Language language)
    {
        var filter = chosen with { Category = null, OffHours = false, Free = false };
        return
        [
            new(language.Say("全部", "All"), path + filter.Query(), chosen == filter),
            .. Enum.GetValues<Category>()
                .Select(category => new FilterChip(
                    PublicNames.Of(category, language),
                    path + (filter with { Category = category }).Query(),
                    chosen.Category == category
                )),
            new(
                language.Say("晚上和周末", "Evenings and weekends"),
                path + (filter with { OffHours = true }).Query(),
                chosen.OffHours
            ),
            new(language.Say("还能参加", "Places left"), path + (filter with { Free = true }).Query(), chosen.Free),
        ];
    }

    public static IReadOnlyList<FilterChip> OfDays(string path, ProgrammeFilter chosen, Week week, Language language) =>
        [
            new(language.Say("每天", "Every day"), path + (chosen with { Day = null }).Query(), chosen.Day is null),
            .. Enumerable
                .Range(0, 7)
                .Select(week.Monday.AddDays)
                .Select(day => new FilterChip(
                    PublicNames.Weekday(day.DayOfWeek, language),
                    path + (chosen with { Day = day }).Query(),
                    chosen.Day == day
                )),
        ];
}
