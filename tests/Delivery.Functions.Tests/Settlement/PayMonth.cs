using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Settlement;

/// <summary>September 2026 with two streets and two teachers; its feedback closes on 9 October, pay ends on the 20th.</summary>
internal sealed class PayMonth : IAsyncDisposable
{
    public const string FeedbackClosed = "2026-10-10T00:00";
    public const string PayrollClosed = "2026-10-13T00:00";
    public const string CheckClosed = "2026-10-16T00:00";
    public const string PayoutClosed = "2026-10-21T00:00";
    public static readonly Month September = new(2026, 9);

    // The timers that sweep up after crashes run daily here: weeks go by, and nothing crashes.
    private static readonly Dictionary<string, string?> Sweepers = new()
    {
        ["RelaySchedule"] = "0 0 20 * * *",
        ["MailSchedule"] = "0 0 20 * * *",
        ["LessonSchedule"] = "0 0 20 * * *",
    };

    private PayMonth(TestKit.DeliveryApp app) => App = app;

    public TestKit.DeliveryApp App { get; }

    public LessonLists Lists => App.Services.GetRequiredService<LessonLists>();

    public static async Task<PayMonth> StartAsync(string at = "2026-09-30T20:00", StorageFuse? fuse = null)
    {
        // Where the storage can be cut off, what was left behind is soon looked for.
        var settings = fuse is null ? Sweepers : new(Sweepers) { ["RelaySchedule"] = "0 */10 * * * *" };
        var month = new PayMonth(await TestKit.DeliveryApp.StartAsync(at, settings, fuse: fuse));
        await month.PutStreetAsync("A1", "清荷街道");
        await month.PutStreetAsync("B2", "云杉镇");
        await month.PutTeacherAsync("T1", "沈知远");
        await month.PutTeacherAsync("T2", "顾晓岚");
        return month;
    }

    /// <summary>A lesson of September, as a confirmation lists it.</summary>
    public async Task<string> AddLessonAsync(
        string street,
        int order,
        int number,
        string teacher = "T1",
        decimal fee = 250,
        bool media = false,
        FundingStream stream = FundingStream.Basic,
        string? grade = null,
        int month = 9,
        decimal reserved = 0
    )
    {
        var courseId = $"{street}-2026-{order:000}";
        var lesson = new LessonOfMonth(
            $"{courseId}-{number:00}",
            courseId,
            street,
            street == "A1" ? "清荷街道" : "云杉镇",
            "文化中心",
            teacher,
            teacher == "T1" ? "沈知远" : "顾晓岚",
            "太极拳",
            Category.MartialArts,
            stream,
            ShanghaiTime.At(new DateOnly(2026, month, 6 + number), 9, 30),
            90,
            fee,
            reserved,
            HasMedia: media,
            Grade: grade
        );
        await Lists.AddAsync(new Month(2026, month), lesson);
        return lesson.LessonId;
    }

    public Task<HttpResponseMessage> FeedbackAsync(string street, params (string LessonId, bool Delivered)[] lessons) =>
        FeedbackOfAsync("2026-09", street, lessons);

    public Task<HttpResponseMessage> FeedbackOfAsync(
        string month,
        string street,
        params (string LessonId, bool Delivered)[] lessons
    ) =>
        App.Http.PutAsJsonAsync(
            $"/api/feedback/{month}/{street}",
            new
            {
                lessons = lessons.Select(lesson => new
                {
                    lesson.LessonId,
                    lesson.Delivered,
                    reason = lesson.Delivered ? null : "teacher-absent",
                    headcount = lesson.Delivered ? 28 : (int?)null,
                    ratings = lesson.Delivered
                        ? new
                        {
                            teaching = 5,
                            punctuality = 4,
                            organisation = 5,
                        }
                        : null,
                    comment = (string?)null,
                }),
            }
        );

    public async Task<JsonNode> RunAsync(string month = "2026-09") =>
        (await App.Http.GetFromJsonAsync<JsonNode>($"/api/settlements/{month}"))!;

    public async Task<string> StageAsync(string month = "2026-09") => (string)(await RunAsync(month))["stage"]!;

    public async Task<string> StateOfAsync(string teacher) =>
        (string)(await App.Http.GetFromJsonAsync<JsonNode>($"/api/payslips/2026-09-{teacher}"))!["state"]!;

    public Task<HttpResponseMessage> PostAsync(string act, object? body = null, string month = "2026-09") =>
        SendAsync(App.Http, $"/api/settlements/{month}/{act}", body);

    public Task<HttpResponseMessage> ApproveAsync(string month = "2026-09") =>
        SendAsync(App.Approver, $"/api/settlements/{month}/approve", null);

    public Task<HttpResponseMessage> PayslipAsync(string teacher, string act, object body) =>
        SendAsync(App.Http, $"/api/payslips/2026-09-{teacher}/{act}", body);

    public Task<HttpResponseMessage> ResultsAsync(params (string Teacher, bool Ok)[] results) =>
        PostAsync(
            "payout-results",
            new { results = results.Select(one => new { payslipId = $"2026-09-{one.Teacher}", one.Ok }) }
        );

    public async Task<int> MailsAsync(string to, string subject) =>
        (await App.MailAsync(to)).Count(mail => mail.Subject.Contains(subject, StringComparison.Ordinal));

    /// <summary>Two lessons of the first teacher, reported as held, up to a stage of their pay.</summary>
    public async Task ReachAsync(string until)
    {
        await FeedAsync();
        await App.MoveToAsync(FeedbackClosed);
        if (until == "Payroll")
            return;
        await OkAsync(PostAsync("release"));
        await App.IdleAsync();
        if (until == "Check")
            return;
        await App.MoveToAsync(CheckClosed);
        if (until == "Payout")
            return;
        await OkAsync(ApproveAsync());
        await App.IdleAsync();
    }

    public static async Task<HttpResponseMessage> OkAsync(Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    /// <summary>The call was refused with this status and code, and with a sentence for people.</summary>
    /// <param name="sentence">The whole of it, where the test says so.</param>
    public static async Task RefusedAsync(
        Task<HttpResponseMessage> sent,
        int status,
        string code,
        string? sentence = null
    )
    {
        var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, text);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)problem["detail"]!);
        if (sentence is not null)
            Assert.Equal(sentence, (string?)problem["detail"]);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task FeedAsync()
    {
        await App.MoveToAsync("2026-10-01T09:00");
        foreach (var street in (await Lists.OfMonthAsync(September)).GroupBy(lesson => lesson.Street))
            await OkAsync(FeedbackAsync(street.Key, [.. street.Select(lesson => (lesson.LessonId, true))]));
    }

    public async Task PutStreetAsync(string code, string name) =>
        await OkAsync(
            App.Http.PutAsJsonAsync(
                $"/api/streets/{code}",
                new
                {
                    name,
                    district = "徐汇区",
                    contacts = new
                    {
                        ordering = new
                        {
                            name = "周敏",
                            phone = "13800001234",
                            email = $"{code}@street.example.cn",
                        },
                        delivery = (object?)null,
                    },
                    publishedContact = new { name = "社区办", phone = "021-55500001" },
                }
            )
        );

    public async Task PutTeacherAsync(string id, string name) =>
        await OkAsync(
            App.Http.PutAsJsonAsync(
                $"/api/teachers/{id}",
                new
                {
                    name,
                    phone = "13900005678",
                    email = $"{id}@teacher.example.cn",
                    disciplines = new[] { "taiji" },
                    grade = "一级",
                    districts = new[] { "徐汇区" },
                    bank = new { bank = "建设银行", account = $"622700001234000{id[1..]}" },
                }
            )
        );

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string path, object? body) =>
        body is null ? http.PostAsync(path, null) : http.PostAsJsonAsync(path, body);
}
