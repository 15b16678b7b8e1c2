using Delivery.Domain.Ordering;

namespace Delivery.Local.City;

public sealed record CityStreet(string Code, string Name, string District);

public sealed record CityDiscipline(
    string Code,
    string Name,
    Category Category,
    int Lessons,
    int Minutes,
    string Equipment
);

/// <summary>
/// The real city: its 215 streets (statistical codes of mid-2023) and the association's catalogue of 2015, as published
/// facts. Everybody in it is invented.
/// </summary>
public static class CityData
{
    public static IReadOnlyList<CityStreet> Streets { get; } =
    [.. Rows("streets.csv").Select(cells => new CityStreet(cells[0], cells[1], cells[2]))];

    public static IReadOnlyList<CityDiscipline> Catalogue { get; } =
    [
        .. Rows("catalogue.csv")
            .Select(cells => new CityDiscipline(
                cells[0],
                cells[1],
                Enum.Parse<Category>(cells[2]),
                int.Parse(cells[3]),
                int.Parse(cells[4]),
                cells[5]
            )),
    ];

    /// <summary>Each real street, and two invented beside it.</summary>
    public static int MostStreets => Streets.Count * 3;

    /// <summary>
    /// As many streets as asked for, taken evenly from the list, so that few streets still lie in many districts. More
    /// than the city has are invented, each in the district of a real one.
    /// </summary>
    public static IReadOnlyList<CityStreet> SpreadOf(int count) =>
        count <= Streets.Count
            ? [.. Enumerable.Range(0, count).Select(i => Streets[(int)((long)i * Streets.Count / count)])]
            :
            [
                .. Streets,
                .. SpreadOf(Math.Min(count - Streets.Count, Streets.Count)).Select(Beside(300, "新村")),
                .. SpreadOf(Math.Max(0, count - 2 * Streets.Count)).Select(Beside(600, "新城")),
            ];

    // The last three figures of a real code go no further than 202.
    private static Func<CityStreet, CityStreet> Beside(int further, string kind) =>
        street =>
            street with
            {
                Code = $"{street.Code[..^3]}{int.Parse(street.Code[^3..]) + further:000}",
                Name = $"{street.Name}{kind}（虚构）",
            };

    private static IEnumerable<string[]> Rows(string name)
    {
        using var file =
            typeof(CityData).Assembly.GetManifestResourceStream($"city/{name}")
            ?? throw new InvalidOperationException($"city/{name} is not in the assembly.");
        using var text = new StreamReader(file);
        // The fields hold no commas or quotes: both files are our own.
        return
        [
            .. text.ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line => line.Split(',')),
        ];
    }
}
