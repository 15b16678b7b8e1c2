using Delivery.Functions.Storage;
using Delivery.Pages.Programme;
using Delivery.Pages.Web;

namespace Delivery.Functions.Programme;

/// <summary>English names of disciplines, as far as the register has them.</summary>
public sealed class EnglishNames(Registers registers)
{
    /// <summary>The days for a reader of a language; who reads Chinese gets them as they are.</summary>
    public async Task<IReadOnlyList<ProgrammeDay>> InAsync(Language language, IReadOnlyList<ProgrammeDay> days)
    {
        if (language == Language.Chinese || days.Count == 0)
            return days;
        var names = (await registers.Disciplines.LatelyAsync())
            .Where(row => row.Value.NameEn is not null)
            .GroupBy(row => row.Value.Name, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Value.NameEn!, StringComparer.Ordinal);
        return [.. days.Select(day => day with { Entries = [.. day.Entries.Select(entry => Named(entry, names))] })];
    }

    private static ProgrammeEntry Named(ProgrammeEntry entry, Dictionary<string, string> names) =>
        entry with
        {
            Discipline = names.GetValueOrDefault(entry.Lesson.Discipline),
        };
}
