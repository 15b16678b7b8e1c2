using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Feedback;
using Delivery.Domain.Ordering;
using Delivery.Domain.People.Succession;
using Delivery.Functions.People.Succession;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.People.Succession.TwoStreets;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>What a merged street had ordered goes on under the office that answers for it.</summary>
public sealed class MergedOrdersTests
{
    private const string Limit = "order.lessons-per-discipline";

    [Fact]
    public async Task An_answered_order_of_the_merged_street_counts_with_those_of_the_office()
    {
        await using var streets = await StartAsync();
        await ReturnedAsync(streets);
        await streets.MergeAsync(A, B);
        Assert.Equal(HttpStatusCode.Created, (await streets.FileAsync(B, "D01", lessons: 8)).Status);

        using var refused = await ResubmitAsync(streets, 3);
        Assert.Contains(Limit, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await ResubmitAsync(streets, 2);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    public async Task The_check_of_an_answer_does_not_count_the_order_against_itself()
    {
        await using var streets = await StartAsync();
        await ReturnedAsync(streets);
        await streets.MergeAsync(A, B);
        Assert.Equal(HttpStatusCode.Created, (await streets.FileAsync(B, "D01", lessons: 8)).Status);
        using var other = await streets.ContactOfAsync(B);

        Assert.Contains("最多10节课", await CheckAsync(other, streets.OrderId, 3), StringComparison.Ordinal);
        Assert.DoesNotContain("最多10节课", await CheckAsync(other, streets.OrderId, 2), StringComparison.Ordinal);
        Assert.Contains(
            $"name=\"order\" value=\"{streets.OrderId}\"",
            await other.GetStringAsync($"/orders/{streets.OrderId}/edit"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task At_the_end_of_a_chain_a_first_streets_course_asks_the_last_streets_contacts()
    {
        await using var streets = await StartAsync();
        await streets.RegisterAsync(C, "竹溪镇");
        await streets.PostAsync($"/api/orders/{streets.OrderId}/decision", new { decision = "approve" });
        await streets.MergeAsync(A, B);
        await streets.MergeAsync(B, C);

        var course = (await streets.App.Services.GetRequiredService<Courses>().FindAsync(streets.OrderId))!.Value;

        Assert.Equal($"gu{C}@example.cn", course.Contacts.Ordering.Email);
    }

    [Fact]
    public async Task In_January_the_courses_of_December_are_handed_over_too()
    {
        await using var streets = await StartAsync();
        var services = streets.App.Services;
        await streets.PostAsync($"/api/orders/{streets.OrderId}/decision", new { decision = "approve" });
        await streets.MergeAsync(A, B);
        var courses = services.GetRequiredService<Courses>();
        var course = (await courses.FindAsync(streets.OrderId))!;
        var before = course.Value with { Contacts = new(new Contact("林一", "13700001111", "lin@example.cn"), null) };
        await courses.Table.SubmitTransactionAsync([TableRows.Replace(Courses.RowOf(before), course.ETag)]);

        await ActivatorUtilities
            .CreateInstance<HandOverCourses>(services)
            .Run(new StreetsChanged(StreetChangeKind.Merge, A, B, new DateOnly(2027, 1, 4), "", ""));

        Assert.Equal($"gu{B}@example.cn", (await courses.FindAsync(streets.OrderId))!.Value.Contacts.Ordering.Email);
    }

    [Fact]
    public async Task A_change_of_the_entry_without_a_version_never_undoes_a_merger_that_came_in_between()
    {
        await using var streets = await StartAsync();

        await Task.WhenAll([
            streets.ChangeAsync("Merge", A, B, "2026-09-20"),
            .. Enumerable.Range(0, 12).Select(_ => streets.PutAsync($"/api/streets/{A}", Neighbourhood.StreetBody())),
        ]);

        var registers = streets.App.Services.GetRequiredService<Registers>();
        Assert.Equal(B, (await registers.Streets.FindAsync(A))!.Value.Lineage?.Into?.Code);
    }

    [Fact]
    public async Task What_the_merged_street_said_of_a_teacher_counts_for_the_office()
    {
        await using var streets = await StartAsync();
        var ratings = streets.App.Services.GetRequiredService<TeacherRatings>();
        await ratings.PutAsync(Neighbourhood.Teacher, new Month(2026, 5), A, [new Ratings(5, 5, 5)]);
        await streets.MergeAsync(A, B);
        var (_, filed) = await streets.FileAsync(B, "D01", lessons: 1);
        var order = (string)filed["orderId"]!;
        await streets.PostAsync($"/api/orders/{order}/decision", new { decision = "approve" });

        var explained = await streets.App.Http.GetFromJsonAsync<JsonObject>($"/api/courses/{order}/candidates");

        Assert.True((decimal)explained!["candidates"]![0]!["parts"]!["taughtHereWell"]! > 0);
    }

    private static Task ReturnedAsync(TwoStreets streets) =>
        streets.PostAsync(
            $"/api/orders/{streets.OrderId}/decision",
            new { decision = "return", comment = "请说明场地" }
        );

    private static async Task<HttpResponseMessage> ResubmitAsync(TwoStreets streets, int lessons) =>
        await streets.App.Http.PutAsJsonAsync($"/api/orders/{streets.OrderId}", Neighbourhood.Order(lessons: lessons));

    private static async Task<string> CheckAsync(HttpClient by, string order, int lessons)
    {
        var fields = new Dictionary<string, string>
        {
            ["order"] = order,
            ["discipline"] = "D01",
            ["fundingStream"] = "Basic",
            ["expected"] = "25",
        };
        for (var at = 0; at < lessons; at++)
            (fields[$"lessonDate[{at}]"], fields[$"lessonStart[{at}]"], fields[$"lessonMinutes[{at}]"]) = (
                $"2026-11-{at + 9:00}",
                "09:30",
                "90"
            );
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await by.PostAsync("/orders/check", form);
        var said = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray();
        return string.Join('\n', said.Select(error => (string?)error!["message"]));
    }
}
