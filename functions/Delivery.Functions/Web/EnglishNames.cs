using Delivery.Pages.Web;

namespace Delivery.Functions.Web;

/// <summary>English names of disciplines, as far as the register has them.</summary>
public sealed class EnglishNames(Storage.Registers registers)
{
    /// <returns>By the Chinese name; nothing for who reads Chinese.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ForAsync(Language language) =>
        language == Language.Chinese
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : (await registers.Disciplines.LatelyAsync())
                .Where(row => row.Value.NameEn is not null)
                .GroupBy(row => row.Value.Name, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.First().Value.NameEn!, StringComparer.Ordinal);

    /// <summary>A discipline as a reader of the language calls it.</summary>
    public async Task<string> OfAsync(string discipline, Language language) =>
        (await ForAsync(language)).GetValueOrDefault(discipline, discipline);
}
