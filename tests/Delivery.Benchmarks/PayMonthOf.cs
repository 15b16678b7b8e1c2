using System.Net.Http.Json;
using System.Text;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks;

/// <summary>September 2026 as it stands before its pay run: so many lessons, spread over teachers and streets.</summary>
internal sealed record PayMonthOf(int Lessons, int Teachers)
{
    private const int PerStreet = 93;
    private const int PerCourse = 10;
    private const int InOneBatch = 100;

    // What a street's quota bears; the rest is paid from other streams.
    private const int BasicPerStreet = 30;
    private static readonly Month September = new(2026, 9);
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    private IEnumerable<string> Streets => Enumerable.Range(0, (Lessons + PerStreet - 1) / PerStreet).Select(StreetOf);

    public async Task PrepareAsync(DeliveryApp app)
    {
        await Parallel.ForEachAsync(Streets, AtOnce, async (street, _) => await PutStreetAsync(app.Http, street));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Teachers),
            AtOnce,
            async (teacher, _) => await PutTeacherAsync(app.Http, teacher)
        );
        var lists = app.Services.GetRequiredService<LessonLists>();
        foreach (var batch in Enumerable.Range(0, Lessons).Select(LessonOf).Chunk(InOneBatch))
            await lists.AddAsync(September, batch);
    }

    /// <summary>Every street says of every lesson that it was held.</summary>
    public Task ReportAsync(DeliveryApp app)
    {
        var lessons = Enumerable.Range(0, Lessons).Select(LessonOf).ToLookup(lesson => lesson.Street);
        return Parallel.ForEachAsync(
            Streets,
            AtOnce,
            async (street, _) =>
            {
                var said = lessons[street].Select(lesson => Said(lesson.LessonId));
                using var answer = await app.Http.PutAsJsonAsync(
                    $"/api/feedback/2026-09/{street}",
                    new { lessons = said },
                    CancellationToken.None
                );
                answer.EnsureSuccessStatusCode();
            }
        );
    }

    /// <summary>The bank took every transfer.</summary>
    public static ByteArrayContent ResultsOf(string bankFile)
    {
        var rows = bankFile.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1);
        var results = string.Join("\r\n", rows.Select(row => $"{row.Split(',')[0]},ok").Prepend("payslip,result"));
        return new ByteArrayContent(Encoding.UTF8.GetBytes(results)) { Headers = { ContentType = new("text/csv") } };
    }

    private LessonOfMonth LessonOf(int number)
    {
        var (street, within) = (number / PerStreet, number % PerStreet);
        var course = $"{StreetOf(street)}-2026-{1 + within / PerCourse:000}";
        return new LessonOfMonth(
            $"{course}-{1 + within % PerCourse:00}",
            course,
            StreetOf(street),
            $"第{street}街道",
            "文化中心",
            TeacherOf(number % Teachers),
            $"老师{number % Teachers}",
            "太极拳",
            Category.MartialArts,
            within < BasicPerStreet ? FundingStream.Basic : FundingStream.NonBasic,
            ShanghaiTime.At(new DateOnly(2026, 9, 1 + within % 28), 9, 30),
            90,
            250,
            0
        );
    }

    private static object Said(string lessonId) =>
        new
        {
            lessonId,
            delivered = true,
            headcount = 28,
            ratings = new
            {
                teaching = 5,
                punctuality = 4,
                organisation = 5,
            },
        };

    private static string StreetOf(int number) => $"S{number:0000}";

    private static string TeacherOf(int number) => $"T{number:00000}";

    private static async Task PutStreetAsync(HttpClient http, string street)
    {
        var contact = new
        {
            name = "周敏",
            phone = "13800001234",
            email = $"{street}@street.example.cn",
        };
        var body = new
        {
            name = $"{street}街道",
            district = "徐汇区",
            contacts = new { ordering = contact, delivery = (object?)null },
            publishedContact = new { name = "社区办", phone = "021-55500001" },
        };
        using var answer = await http.PutAsJsonAsync($"/api/streets/{street}", body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task PutTeacherAsync(HttpClient http, int number)
    {
        var body = new
        {
            name = $"老师{number}",
            phone = "13900005678",
            email = $"{TeacherOf(number)}@teacher.example.cn",
            disciplines = new[] { "taiji" },
            grade = "一级",
            districts = new[] { "徐汇区" },
            bank = new { bank = "建设银行", account = $"6227000{number:000000000}" },
        };
        using var answer = await http.PutAsJsonAsync($"/api/teachers/{TeacherOf(number)}", body);
        answer.EnsureSuccessStatusCode();
    }
}
