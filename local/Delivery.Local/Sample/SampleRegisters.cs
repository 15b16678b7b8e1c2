using Delivery.Domain.Ordering.Agreements;
using Delivery.Local.City;

namespace Delivery.Local.Sample;

/// <summary>What staff enter before the first order.</summary>
/// <param name="today">When all of it is entered: letters are published, signed and countersigned on this day.</param>
internal sealed class SampleRegisters(CityApi api, DateOnly today)
{
    /// <param name="years">Those of which the streets sign the letter.</param>
    public async Task PutAsync(params IReadOnlyList<int> years)
    {
        await Task.WhenAll(
            SampleCity.Disciplines.Select(one => PutAsync($"disciplines/{one.Code}", Body(one), one.Name))
        );
        await Task.WhenAll(SampleCity.Teachers.Select(one => PutAsync($"teachers/{one.Id}", Body(one), one.Name)));
        // Before there is a street that would be asked to sign it.
        foreach (var year in years)
            await PutLetterAsync(year);
        await Task.WhenAll(SampleCity.Streets.Select(street => PutAsync(street, years)));
    }

    private async Task PutLetterAsync(int year) =>
        (
            await api.ConfirmedFormAsync(
                "staff/new/agreement-texts",
                new Dictionary<string, string>
                {
                    ["code"] = $"{year}",
                    ["letter"] = SampleLetter.Of(year),
                    // A letter of the running year holds from the day on which it is published.
                    ["from"] = year == today.Year ? $"{today:yyyy-MM-dd}" : $"{year}-01-01",
                }
            )
        ).Must("责任书");

    private async Task PutAsync(SampleStreet street, IReadOnlyList<int> years)
    {
        await PutAsync($"streets/{street.Code}", Body(street), street.Name);
        foreach (var year in years)
            await PutAsync($"streets/{street.Code}/agreements/{year}", Agreement(street, year), street.Name);
    }

    private async Task PutAsync(string path, object body, string name) =>
        (await api.PutAsync($"api/{path}", body)).Must(name);

    private static object Body(SampleDiscipline discipline) =>
        new
        {
            discipline.Name,
            discipline.Category,
            DefaultLessons = discipline.Lessons,
            LessonMinutes = 90,
        };

    private object Agreement(SampleStreet street, int year) =>
        new
        {
            version = $"{year}",
            signedBy = street.Contact,
            signedOn = today,
            countersignedBy = "陈审核",
            countersignedOn = today,
        };

    private static object Body(SampleStreet street) =>
        new
        {
            name = street.Name,
            district = street.District,
            contacts = new
            {
                ordering = new
                {
                    name = street.Contact,
                    phone = "13800001234",
                    email = street.Email,
                },
                delivery = new
                {
                    name = "钱五",
                    phone = "13800005678",
                    email = $"{street.Code.ToLowerInvariant()}-zhixing@example.cn",
                },
            },
            publishedContact = new { name = "社区文体中心", phone = "021-55500001" },
        };

    private static object Body(SampleTeacher teacher) =>
        new
        {
            name = teacher.Name,
            phone = $"1390000{teacher.Id[1..]}00",
            email = teacher.Email,
            disciplines = teacher.Disciplines,
            grade = teacher.Grade,
            districts = teacher.Districts,
            weeklyLimit = 10,
            nameMayBePublished = true,
            bank = new { bank = "示例银行", account = $"6200000000000{teacher.Id[1..]}" },
            idNumber = $"31010119900101{teacher.Id[1..]}0X",
        };
}
