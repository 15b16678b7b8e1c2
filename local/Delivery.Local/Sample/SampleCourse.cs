using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;

namespace Delivery.Local.Sample;

/// <summary>A course that a street asks for.</summary>
/// <param name="Days">The dates of its lessons.</param>
internal sealed record SampleCourse(
    string Street,
    string Discipline,
    FundingStream Stream,
    TimeOnly At,
    IReadOnlyList<DateOnly> Days
)
{
    public string Key => $"sample-{Street}-{Discipline}-{Days[0]:MMdd}";

    public static SampleCourse Weekly(
        string street,
        string discipline,
        FundingStream stream,
        TimeOnly at,
        DateOnly first,
        int lessons
    ) => new(street, discipline, stream, at, [.. Enumerable.Range(0, lessons).Select(week => first.AddDays(7 * week))]);

    public object Body()
    {
        var street = SampleCity.Streets.First(known => known.Code == Street);
        return new
        {
            street = Street,
            discipline = Discipline,
            fundingStream = $"{Stream}",
            audience = new
            {
                ages = Stream == FundingStream.YouthSummer ? "8—14岁" : "50—70岁",
                level = "初学",
                expected = SampleCity.Discipline(Discipline).IsLecture ? 80 : 25,
            },
            venue = new
            {
                name = $"{street.Name[..2]}社区文化中心二楼",
                address = "测试路18号",
                indoor = true,
            },
            lessons = Days.Select(day => new { start = ShanghaiTime.At(day, At), minutes = 90 }),
            acceptsHolidays = true,
            // Asked for where it changes nobody's season: one teacher gives these.
            gradeAskedFor = Discipline == "GZ" ? "国家级" : null,
        };
    }
}
