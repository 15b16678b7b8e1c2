using Delivery.Domain.Calendar;

namespace Delivery.Local.City.People;

/// <summary>The registers before the first order: disciplines, streets with their agreement, and enough teachers.</summary>
public sealed class Founding(CityApi api, Chance chance, Season season, Crowd crowd)
{
    private readonly Inventions inventions = new(chance);

    public async Task RegisterAsync(IReadOnlyList<CityStreet> streets)
    {
        await crowd.EachAsync(CityData.Catalogue, RegisterAsync);
        await crowd.EachAsync(streets, RegisterAsync);

        var districts = streets.Select(street => street.District).Distinct().ToList();
        // Three teachers a street: some refuse, some are silent, and each has a weekly limit.
        await crowd.EachAsync(
            Enumerable.Range(0, Math.Max(12, streets.Count * 3)),
            number => RegisterAsync(inventions.Teacher(number, districts))
        );
    }

    private async Task RegisterAsync(CityDiscipline discipline) =>
        (await api.PutAsync($"api/disciplines/{discipline.Code}", Body(discipline))).Must(
            $"Discipline {discipline.Code}"
        );

    private async Task RegisterAsync(CityStreet street)
    {
        (await api.PutAsync($"api/streets/{street.Code}", Body(street))).Must($"Street {street.Code}");
        (await api.PutAsync($"api/streets/{street.Code}/agreements/{season.Year}", Agreement())).Must(
            $"Agreement {street.Code}"
        );
    }

    private async Task RegisterAsync(InventedTeacher teacher) =>
        (await api.PutAsync($"api/teachers/{teacher.Id}", Body(teacher))).Must($"Teacher {teacher.Id}");

    private static object Body(CityDiscipline discipline) =>
        new
        {
            discipline.Name,
            Category = discipline.Category.ToString(),
            DefaultLessons = discipline.Lessons,
            LessonMinutes = discipline.Minutes,
            Equipment = discipline.Equipment.Length > 0 ? discipline.Equipment : null,
        };

    private object Body(CityStreet street)
    {
        var ordering = inventions.Person($"ordering|{street.Code}", $"s{street.Code}");
        var delivery = inventions.Person($"delivery|{street.Code}", $"d{street.Code}");
        return new
        {
            street.Name,
            street.District,
            Contacts = new { Ordering = ordering, Delivery = delivery },
            PublishedContact = new { Name = "社区文体中心", Phone = inventions.OfficePhone(street.Code) },
        };
    }

    private object Agreement() =>
        new
        {
            Version = $"{season.Year}-1",
            SignedBy = "街镇负责人",
            SignedOn = $"{season.First.AddDays(-60):yyyy-MM-dd}",
            CountersignedBy = "协会负责人",
            CountersignedOn = $"{season.First.AddDays(-55):yyyy-MM-dd}",
        };

    private static object Body(InventedTeacher teacher) =>
        new
        {
            teacher.Person.Name,
            teacher.Person.Phone,
            teacher.Person.Email,
            Disciplines = teacher.Disciplines.Select(discipline => discipline.Code),
            teacher.Grade,
            teacher.Districts,
            teacher.WeeklyLimit,
            teacher.NameMayBePublished,
            Bank = new { Bank = "示例银行", Account = $"6200{teacher.Id[1..]}00000000{teacher.Id[1..]}" },
            IdNumber = $"3101019900010{teacher.Id[1..]}X",
        };
}
