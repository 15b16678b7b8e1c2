using System.Reflection;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Domain.Teaching;
using Delivery.Functions.Operation;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Workflow;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Operation.StormyPages;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>Whatever the app begins is found by staff, and mended by the role whose work it is.</summary>
public sealed class InstanceKindTests
{
    [Fact]
    public void Every_instance_that_the_app_begins_is_of_a_kind_that_staff_can_list()
    {
        var ids = typeof(Instances)
            .GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => (string)method.Invoke(null, [.. method.GetParameters().Select(SampleOf)])!)
            .ToList();

        Assert.Contains("chase-2026-09-11", ids);
        Offences.AssertNone(ids.Where(id => InstanceKind.Of(id) is null), "Give these a kind in InstanceKind:");
        Assert.Equal(
            InstanceKind.Listed.Count,
            InstanceKind.Listed.Select(kind => kind.Label).Distinct(StringComparer.Ordinal).Count()
        );
    }

    [Theory]
    [InlineData("dropout-A1-2026-001-1", Role.Matcher, "另请老师")]
    [InlineData("objection-A1-2026-001-1", Role.Matcher, "对老师的异议")]
    [InlineData("chase-2026-09-11", Role.Reviewer, "每日催办")]
    [InlineData("conduct-310101002-1", Role.Conduct, "违规与表彰")]
    public async Task What_stopped_is_mended_from_its_page_by_its_own_role_alone(string id, string role, string label)
    {
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        await app.Services.GetRequiredService<DurableTaskClient>().StartOnceAsync("StormyCourse", id, "A1-2026-001");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        var page = await OpenAsync(app, $"/staff/instances/{id}");
        Assert.Contains(label, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("button[formaction$='/retry']"));
        weather.Storms = false;

        Assert.Equal(403, await PostAsync(app, Role.Publisher, id));
        Assert.Equal(303, await PostAsync(app, role, id));
        await app.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await StateOfAsync(app, id)).RuntimeStatus);
    }

    [Fact]
    public async Task What_no_page_shows_is_nobodys_to_mend()
    {
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        await app.Services.GetRequiredService<DurableTaskClient>().StartOnceAsync("StormyCourse", "strange-1", "x");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        weather.Storms = false;

        Assert.Equal(404, await StormyPages.PostAsync(app, "strange-1/retry", "再试"));
        Assert.Equal(404, await StormyPages.PostAsync(app, "strange-1/skip", "不等了"));
        await app.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await StateOfAsync(app, "strange-1")).RuntimeStatus);
    }

    [Fact]
    public async Task A_matching_that_a_drop_out_began_goes_on_with_the_drop_out_and_leaves_the_course_alone()
    {
        const string Course = "A1-2026-001";
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        var durable = app.Services.GetRequiredService<DurableTaskClient>();
        var courses = app.Services.GetRequiredService<Courses>();
        await courses.Table.AddEntityAsync(Courses.RowOf(DroppedOutOf(Course)), TestContext.Current.CancellationToken);
        await durable.StartOnceAsync("StormyCourse", $"course-{Course}", Course);
        await durable.StartOnceAsync("StormySearch", $"dropout-{Course}-1", $"matching-{Course}-2");
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        foreach (var id in new[] { $"dropout-{Course}-1", $"matching-{Course}-2" })
            Assert.Equal(OrchestrationRuntimeStatus.Failed, (await StateOfAsync(app, id)).RuntimeStatus);
        weather.Storms = false;

        Assert.Equal(303, await StormyPages.PostAsync(app, $"matching-{Course}-2/retry", "天晴了"));
        await app.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await StateOfAsync(app, $"course-{Course}")).RuntimeStatus);
        foreach (var id in new[] { $"dropout-{Course}-1", $"matching-{Course}-2" })
            Assert.Equal(OrchestrationRuntimeStatus.Completed, (await StateOfAsync(app, id)).RuntimeStatus);
    }

    [Fact]
    public async Task A_week_that_failed_and_is_published_anew_stands_in_the_audit_log()
    {
        var weather = new Weather { Storms = true };
        await using var app = await StormyAsync(weather);
        var durable = app.Services.GetRequiredService<DurableTaskClient>();
        await durable.StartOnceAsync("StormyMatching", "programme-2026-W38", "step");
        await app.IdleAsync();
        var failed = await StateOfAsync(app, "programme-2026-W38");

        using var anew = await app.Http.PostAsync("/api/programmes/2026-W38/publish", content: null);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);
        Assert.True(anew.IsSuccessStatusCode, await anew.Content.ReadAsStringAsync());
        var lines = await app
            .Services.GetRequiredService<AuditLog>()
            .OfDayAsync(ShanghaiTime.DateOf(app.Now))
            .Where(line => line.Value.Act == "programme.publish")
            .Select(line => $"{line.Value.Subject} {line.Value.Note}")
            .ToListAsync();
        Assert.Equal(["2026-W38 失败后重新发布"], lines);
        Assert.NotEqual(
            OrchestrationRuntimeStatus.Failed,
            (await StateOfAsync(app, "programme-2026-W38")).RuntimeStatus
        );
    }

    private static Course DroppedOutOf(string id)
    {
        var person = new Contact("林一", "13700001111", "lin@example.cn");
        var contacts = new Contacts(person, person);
        return new Course(
            id,
            new Street(
                "A1",
                "清荷街道",
                "黄浦区",
                StreetStatus.Active,
                contacts,
                new PublishedContact("清荷文体中心", "021-55500002")
            ),
            new Discipline("TJQ", "太极拳", Category.MartialArts, 10, 90, Equipment: null),
            FundingStream.Basic,
            new Audience("50—70岁", null, 25),
            new Venue("清荷文体中心", "黄浦区清荷路1号", Indoor: true),
            contacts,
            RequestedTeacher: null,
            Notes: null,
            FormerTeachers: ["T01"]
        );
    }

    private static async Task<int> PostAsync(RunningApp app, string role, string id)
    {
        await app.Services.GetRequiredService<ApiKeys>().AddAsync(role, $"key-of-{role}", [role]);
        using var http = app.Host.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", $"key-of-{role}");
        using var form = new FormUrlEncodedContent([new("reason", "天晴了"), new("formKey", "k")]);
        using var answer = await http.PostAsync($"/staff/instances/{id}/retry", form);
        return (int)answer.StatusCode;
    }

    private static object SampleOf(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(string) => parameter.Name switch
            {
                "channel" => "icalendar",
                "lessonId" => "A1-2026-001-01",
                "courseId" => "A1-2026-001",
                _ => "A1",
            },
            var type when type == typeof(int) => 1,
            var type when type == typeof(Week) => Week.Parse("2026-W38"),
            var type when type == typeof(Month) => new Month(2026, 9),
            var type when type == typeof(DateOnly) => new DateOnly(2026, 9, 11),
            var type when type == typeof(StreetChangeKind) => Enum.GetValues<StreetChangeKind>()[0],
            var type => throw new InvalidOperationException($"Give {type.Name} a sample."),
        };
}
