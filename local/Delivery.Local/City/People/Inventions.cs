using Delivery.Domain.Ordering;

namespace Delivery.Local.City.People;

public sealed record InventedPerson(string Name, string Phone, string Email);

public sealed record InventedTeacher(
    string Id,
    InventedPerson Person,
    Category Category,
    IReadOnlyList<CityDiscipline> Disciplines,
    string Grade,
    IReadOnlyList<string> Districts,
    int WeeklyLimit,
    bool NameMayBePublished
);

/// <summary>The people of a played city: names, numbers and habits out of the seed. None of them exists.</summary>
public sealed class Inventions(Chance chance)
{
    private static readonly string[] Surnames =
    [
        .. "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张".Select(c => $"{c}"),
    ];
    private static readonly string[] Given =
    [
        .. "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未".Select(c => $"{c}"),
    ];

    /// <summary>What most streets order: eight skills of each category and some lectures, out of the whole catalogue.</summary>
    public static IReadOnlyList<CityDiscipline> Popular { get; } =
    [
        .. CityData.Catalogue.Where(d => d.Category == Category.MartialArts).Take(8),
        .. CityData.Catalogue.Where(d => d.Category == Category.DanceAndAerobics).Take(8),
        .. CityData
            .Catalogue.Where(d => d.Category == Category.Other && d.Code.EndsWith("TY", StringComparison.Ordinal))
            .Take(8),
        .. CityData.Catalogue.Where(d => d.Category == Category.Lecture).Take(12),
    ];

    public InventedPerson Person(string about, string mailbox) =>
        new(
            chance.Pick(Surnames, $"surname|{about}")
                + chance.Pick(Given, $"given|{about}")
                + chance.Pick(Given, $"given2|{about}"),
            $"138{chance.Below(100_000_000, $"phone|{about}"):00000000}",
            $"{mailbox}@example.cn"
        );

    public string OfficePhone(string street) => $"021-555{chance.Below(100_000, $"office|{street}"):00000}";

    public InventedTeacher Teacher(int number, IReadOnlyList<string> districts)
    {
        var id = $"T{number:0000}";
        var category = (Category)(number % 10 == 9 ? (int)Category.Lecture : number % 3);
        var own = Popular.Where(d => d.Category == category).ToList();
        var home = number % districts.Count;
        var reach = Math.Min(districts.Count, 3 + chance.Below(4, $"reach|{id}"));
        return new InventedTeacher(
            id,
            Person(id, id.ToLowerInvariant()),
            category,
            chance.Some(own, Math.Min(own.Count, 4 + chance.Below(4, $"skills|{id}")), $"skills|{id}"),
            chance.Pick(["国家级", "一级", "二级", "二级", "三级"], $"grade|{id}"),
            [.. Enumerable.Range(0, reach).Select(i => districts[(home + i) % districts.Count])],
            6 + chance.Below(7, $"limit|{id}"),
            chance.Hits(0.6, $"consent|{id}")
        );
    }
}
