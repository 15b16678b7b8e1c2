using Delivery.Domain.Calendar;
using Delivery.Local.City;
using Delivery.Local.Hosting;
using LocalFunctions.Hosting;

namespace Delivery.Local.Sample;

/// <summary>A handful of invented streets, teachers and orders in every early stage, put in over HTTP as staff and people would.</summary>
public static class SampleData
{
    private sealed record SampleStreet(string Code, string Name, string District, string Contact);

    private sealed record SampleTeacher(string Id, string Name, string Grade, string[] Disciplines, string[] Districts);

    /// <summary>A Tuesday morning in the middle of autumn's season.</summary>
    public static DateTimeOffset Begin { get; } = ShanghaiTime.At(new DateOnly(2026, 9, 22), 9);

    private static readonly SampleStreet[] Streets =
    [
        new("QH01", "清荷街道", "浦东新区", "林一"),
        new("FQ02", "枫桥镇", "嘉定区", "周二"),
        new("YS03", "云杉街道", "徐汇区", "陈三"),
        new("HT04", "海棠街道", "徐汇区", "吴四"),
    ];

    private static readonly (string Code, string Name, string Category, int Lessons)[] Disciplines =
    [
        ("TJQ", "太极拳", "MartialArts", 10),
        ("BDJ", "八段锦", "MartialArts", 8),
        ("PW", "排舞", "DanceAndAerobics", 10),
        ("JSQ", "健身球操", "DanceAndAerobics", 8),
        ("RLQ", "柔力球", "Other", 6),
        ("YJ", "瑜伽", "Other", 8),
        ("GZ", "中老年骨质健康与运动", "Lecture", 1),
        ("JJ", "运动中的现场急救", "Lecture", 1),
    ];

    private static readonly SampleTeacher[] Teachers =
    [
        new("L01", "王甲", "国家级", ["TJQ", "BDJ"], ["浦东新区", "徐汇区"]),
        new("L02", "李乙", "一级", ["TJQ", "BDJ", "RLQ"], ["徐汇区", "浦东新区", "嘉定区"]),
        new("L03", "张丙", "二级", ["PW", "JSQ"], ["嘉定区", "徐汇区"]),
        new("L04", "赵丁", "一级", ["PW", "JSQ", "YJ"], ["浦东新区", "徐汇区", "嘉定区"]),
        new("L05", "孙戊", "国家级", ["GZ", "JJ"], ["浦东新区", "徐汇区", "嘉定区"]),
    ];

    /// <returns>What was put in, in a sentence for the console.</returns>
    public static async Task<string> LoadAsync(FunctionsHost host)
    {
        using var http = host.CreateClient();
        var api = new CityApi(http, host.StaffApiKey, host.ApproverApiKey);
        if ((await api.GetAsync($"api/streets/{Streets[0].Code}")).Ok)
            return "示例数据已经在了，没有重复放入。";
        await RegisterAsync(api, ShanghaiTime.DateOf(host.Clock.Now).Year);
        var first = await FirstLessonAsync(api, ShanghaiTime.DateOf(host.Clock.Now));
        if (first is null)
            return $"示例街镇、项目和老师已放入；{host.Clock.Now:yyyy}年的放假安排还没有载入，示例订单等载入后再放。";
        await OrderAsync(api, first.Value, host);
        return "示例数据已放入：4个街镇、8个项目、5位老师、5个不同阶段的订单。";
    }

    private static async Task RegisterAsync(CityApi api, int year)
    {
        foreach (var (code, name, category, lessons) in Disciplines)
            (
                await api.PutAsync(
                    $"api/disciplines/{code}",
                    new
                    {
                        name,
                        category,
                        defaultLessons = lessons,
                        lessonMinutes = 90,
                    }
                )
            ).Must(name);
        foreach (var street in Streets)
        {
            (await api.PutAsync($"api/streets/{street.Code}", Body(street))).Must(street.Name);
            var agreement = new
            {
                version = "1",
                signedBy = street.Contact,
                signedOn = $"{year}-01-15",
                countersignedBy = "陈审核",
                countersignedOn = $"{year}-01-20",
            };
            (await api.PutAsync($"api/streets/{street.Code}/agreements/{year}", agreement)).Must(street.Name);
        }

        foreach (var teacher in Teachers)
            (await api.PutAsync($"api/teachers/{teacher.Id}", Body(teacher))).Must(teacher.Name);
    }

    /// <returns>The first date on which an order filed now may begin; null when the calendar does not reach that far.</returns>
    private static async Task<DateOnly?> FirstLessonAsync(CityApi api, DateOnly today)
    {
        // One working day more, for those who load the sample in the evening.
        var answer = await api.GetAsync($"api/calendar/working-days?from={today:yyyy-MM-dd}&days=11");
        return answer.Ok ? DateOnly.ParseExact(answer.Body!["date"]!.GetValue<string>(), "yyyy-MM-dd") : null;
    }

    private static async Task OrderAsync(CityApi api, DateOnly first, FunctionsHost host)
    {
        await FileAsync(api, Streets[0], "TJQ", first, 3, "sample-1");
        await FileAsync(api, Streets[1], "PW", first.AddDays(1), 3, "sample-2");
        var returned = await FileAsync(api, Streets[2], "GZ", first.AddDays(2), 1, "sample-3");
        var asked = await FileAsync(api, Streets[3], "BDJ", first.AddDays(3), 3, "sample-4");
        var confirmed = await FileAsync(api, Streets[0], "JSQ", first.AddDays(4), 3, "sample-5");
        await DecideAsync(api, returned, new { decision = "return", comment = "请说明报告厅能坐多少人" });
        await DecideAsync(api, asked, new { decision = "approve", comment = "同意" });
        await DecideAsync(api, confirmed, new { decision = "approve", comment = "同意" });
        await host.IdleAsync();
        foreach (var inquiry in await api.AllAsync($"api/inquiries?course={confirmed}&state=Open"))
        {
            var id = inquiry["inquiryId"]!.GetValue<string>();
            await api.PostAsync($"api/inquiries/{id}/answer", new { answer = "accept" }, $"sample-answer-{id}");
        }

        await host.IdleAsync();
        await api.PostAsync(
            $"api/courses/{confirmed}/confirmation/acknowledge",
            null,
            $"sample-acknowledge-{confirmed}"
        );
        await host.IdleAsync();
    }

    private static async Task<string> FileAsync(
        CityApi api,
        SampleStreet street,
        string discipline,
        DateOnly first,
        int lessons,
        string key
    )
    {
        var isLecture = Array.Exists(Disciplines, known => known.Code == discipline && known.Category == "Lecture");
        var body = new
        {
            street = street.Code,
            discipline,
            // Any date of the year: the sample is not bound to a season.
            fundingStream = "NonBasic",
            audience = new
            {
                ages = "50—70岁",
                level = "初学",
                expected = isLecture ? 80 : 25,
            },
            venue = new
            {
                name = $"{street.Name[..2]}社区文化中心二楼",
                address = "测试路18号",
                indoor = true,
            },
            lessons = Enumerable
                .Range(0, lessons)
                .Select(week => new { start = ShanghaiTime.At(first.AddDays(7 * week), 9, 30), minutes = 90 }),
            acceptsHolidays = true,
        };
        return (await api.PostAsync("api/orders", body, key)).Must(street.Name).Body!["orderId"]!.GetValue<string>();
    }

    private static async Task DecideAsync(CityApi api, string orderId, object decision) =>
        (await api.PostAsync($"api/orders/{orderId}/decision", decision, $"sample-decision-{orderId}")).Must(orderId);

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
                    email = $"{street.Code.ToLowerInvariant()}@example.cn",
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
            email = $"{teacher.Id.ToLowerInvariant()}@example.cn",
            disciplines = teacher.Disciplines,
            grade = teacher.Grade,
            districts = teacher.Districts,
            weeklyLimit = 10,
            nameMayBePublished = true,
            bank = new { bank = "示例银行", account = $"6200000000000{teacher.Id[1..]}" },
            idNumber = $"31010119900101{teacher.Id[1..]}0X",
        };
}
