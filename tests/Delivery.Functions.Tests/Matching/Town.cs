using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Functions.Security;
using Delivery.Local.Mail;
using Delivery.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Matching;

/// <summary>
/// One street, one discipline, and teachers T01, T02, … who are alike, so that the smaller number ranks higher. It is
/// Tuesday, 1 September 2026, eight in the morning. Every name and number is invented.
/// </summary>
internal sealed class Town(RunningApp app) : IAsyncDisposable
{
    public const string Street = "310101002";

    public RunningApp App => app;

    /// <summary>Of the orders that are filed; NonBasic has no limit of lessons.</summary>
    public string FundingStream { get; set; } = "Basic";

    public string? GradeAskedFor { get; set; }

    public string? RequestedTeacher { get; set; }

    public static async Task<Town> StartAsync(
        int teachers = 4,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<ILoggingBuilder>? logging = null,
        StorageFuse? fuse = null,
        Action<IServiceCollection>? services = null
    )
    {
        // The timers that sweep up after crashes run daily here: weeks go by, and nothing crashes.
        var all = new Dictionary<string, string?>
        {
            ["RelaySchedule"] = "0 0 20 * * *",
            ["MailSchedule"] = "0 0 20 * * *",
            ["LessonSchedule"] = "0 0 20 * * *",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            all[name] = value;
        var town = new Town(
            await RunningApp.StartAsync("2026-09-01T08:00", all, services: services, logging: logging, fuse: fuse)
        );
        await town.PutAsync(
            $"/api/streets/{Street}",
            new
            {
                name = "清荷街道",
                district = "黄浦区",
                contacts = new
                {
                    ordering = new
                    {
                        name = "林一",
                        phone = "13700001111",
                        email = "lin@example.cn",
                    },
                    delivery = new
                    {
                        name = "周二",
                        phone = "13900005678",
                        email = "zhou@example.cn",
                    },
                },
                publishedContact = new { name = "清荷文体中心", phone = "021-55500002" },
            }
        );
        await town.PutAsync(
            $"/api/streets/{Street}/agreements/2026",
            new
            {
                version = "2026",
                signedBy = "林一",
                signedOn = "2026-01-10",
                countersignedBy = "高一",
                countersignedOn = "2026-01-12",
            }
        );
        await town.PutAsync(
            "/api/disciplines/TJQ",
            new
            {
                name = "太极拳",
                category = "MartialArts",
                defaultLessons = 10,
                lessonMinutes = 90,
            }
        );
        for (var number = 1; number <= teachers; number++)
            await town.AddTeacherAsync($"T{number:00}");
        return town;
    }

    /// <param name="account">Whether it is known to where the teacher is paid.</param>
    public Task AddTeacherAsync(
        string id,
        string district = "黄浦区",
        string grade = "一级",
        int weeklyLimit = 10,
        bool account = false
    ) =>
        PutAsync(
            $"/api/teachers/{id}",
            new
            {
                name = $"王{id}",
                phone = $"138000{id[1..].PadLeft(5, '0')}",
                email = MailOf(id),
                disciplines = new[] { "TJQ" },
                grade,
                districts = new[] { district },
                weeklyLimit,
                nameMayBePublished = id == "T01",
                bank = account ? new { bank = "建设银行", account = $"62270000123400{id[1..]}" } : null,
            }
        );

    public static string MailOf(string teacher) => $"{teacher.ToLowerInvariant()}@example.com";

    /// <summary>Files and approves an order.</summary>
    /// <param name="lessons">Starts; two Mondays unless told otherwise.</param>
    public async Task<string> CourseAsync(params string[] lessons)
    {
        var id = await FileAsync(lessons);
        await SendAsync($"/api/orders/{id}/decision", new { decision = "approve", comment = "" });
        await app.IdleAsync();
        return id;
    }

    /// <summary>Files an order and leaves it to the reviewers.</summary>
    public async Task<string> FileAsync(params string[] lessons)
    {
        var filed = await SendAsync("/api/orders", OrderBody(lessons));
        await app.IdleAsync();
        return filed.GetProperty("orderId").GetString()!;
    }

    /// <summary>An order as it is filed, and filed again.</summary>
    public object OrderBody(params string[] lessons) =>
        new
        {
            street = Street,
            discipline = "TJQ",
            fundingStream = FundingStream,
            gradeAskedFor = GradeAskedFor,
            requestedTeacher = RequestedTeacher,
            audience = new
            {
                ages = "50—70岁",
                level = "初学",
                expected = 25,
            },
            venue = new
            {
                name = "清荷文体中心",
                address = "黄浦区清荷路1号",
                indoor = true,
            },
            lessons = (lessons.Length > 0 ? lessons : ["2026-09-21T09:30", "2026-09-28T09:30"]).Select(start => new
            {
                start = $"{start}:00+08:00",
                minutes = 90,
            }),
        };

    public async Task<string> StageAsync(string courseId)
    {
        await app.IdleAsync();
        return (await GetAsync($"/api/orders/{courseId}")).GetProperty("stage").GetString()!;
    }

    public async Task AnswerAsync(string courseId, string teacher, string answer, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["answer"] = answer;
        if (answer == "decline")
            body["reason"] ??= "时间冲突";
        await SendAsync($"/api/inquiries/{courseId}-1-{teacher}/answer", body);
        await app.IdleAsync();
    }

    /// <summary>A course that this teacher has accepted.</summary>
    public async Task<string> ConfirmedCourseAsync(string teacher = "T01", params string[] lessons)
    {
        var course = await CourseAsync(lessons);
        await AnswerAsync(course, teacher, "accept");
        Assert.Equal("Confirmed", await StageAsync(course));
        return course;
    }

    public async Task<JsonElement> GetAsync(string path, HttpClient? by = null)
    {
        using var response = await (by ?? app.Http).GetAsync(path);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> SendAsync(string path, object body, HttpClient? by = null)
    {
        using var response = await (by ?? app.Http).PostAsJsonAsync(path, body);
        return await ReadAsync(response);
    }

    public async Task<JsonElement> PutAsync(string path, object body, HttpClient? by = null)
    {
        using var response = await (by ?? app.Http).PutAsJsonAsync(path, body);
        return await ReadAsync(response);
    }

    /// <summary>The refusal's status, code and sentence, as "422 inquiry.reason 请写明…".</summary>
    public async Task<string> RefusalAsync(string path, object body, HttpMethod? method = null, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        using var response = await (by ?? app.Http).SendAsync(request);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return $"{(int)response.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    public async Task<IReadOnlyList<string>> SubjectsAsync(string to) =>
        [.. (await app.MailAsync(to)).Select(mail => mail.Subject)];

    /// <summary>The newest mail to somebody whose subject contains a text.</summary>
    public async Task<MailContent> MailAsync(string to, string subject) =>
        (await app.MailAsync(to)).Last(mail => mail.Subject.Contains(subject, StringComparison.Ordinal));

    /// <summary>The path of the signed page that a mail links to.</summary>
    public static string PathIn(MailContent mail, string page) =>
        new Uri(mail.Links.First(link => link.Contains($"/{page}/", StringComparison.Ordinal))).PathAndQuery;

    public async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await app.Anonymous.PostAsync(path, form);
    }

    public async Task<HttpResponseMessage> PostFormAsync(
        string path,
        string cookie,
        params (string Name, string Value)[] fields
    )
    {
        using var client = ClientWith(cookie);
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await client.PostAsync(path, form);
    }

    /// <summary>A browser in which somebody is signed in.</summary>
    public HttpClient ClientWith(string cookie)
    {
        var client = app.Host.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    public Task<string> StreetCookieAsync(string code) => app.CookieOfAsync(CallerKind.Street, code);

    public Task<string> TeacherCookieAsync(string id) => app.CookieOfAsync(CallerKind.Teacher, id);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(
            response.IsSuccessStatusCode,
            $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri} gave {(int)response.StatusCode}: {text}\n{app.Log}"
        );
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
