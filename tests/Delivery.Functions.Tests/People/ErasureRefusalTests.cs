using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Delivery.Domain.Calendar;
using Delivery.Domain.Ordering;
using Delivery.Domain.Settlement.Carried;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Settlement;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Who is still needed is not erased, and a sentence says by what; then they are.</summary>
public sealed class ErasureRefusalTests
{
    private const string Email = "xu@example.cn";

    [Fact]
    public async Task Who_is_named_in_an_order_alone_is_found_and_stays_until_the_order_is_over()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var body = JsonSerializer.SerializeToNode(town.OrderBody())!.AsObject();
        body["contacts"] = new JsonObject
        {
            ["ordering"] = new JsonObject
            {
                ["name"] = "许九九",
                ["phone"] = "13711112222",
                ["email"] = Email,
            },
        };
        var order = (await town.SendAsync("/api/orders", body)).GetProperty("orderId").GetString()!;
        await town.App.IdleAsync();

        Assert.Equal(
            $"422 erase.named 订单 {order} 的联系人还是此人，请等这些订单和课程结束，或先换联系人",
            await EraseAsync(town, "street-contact", Email)
        );
        await town.SendAsync($"/api/orders/{order}/withdraw", new { reason = "不办了" });
        await town.App.IdleAsync();
        Assert.Equal("201", await EraseAsync(town, "street-contact", Email));
        await town.App.IdleAsync();

        foreach (var word in (string[])["许九九", "13711112222", Email])
            Assert.Empty(await ErasureSearch.PlacesOfAsync(town.App.Host, word));
        Assert.NotEmpty(await ErasureSearch.PlacesOfAsync(town.App.Host, "lin@example.cn"));
    }

    [Fact]
    public async Task Whom_a_running_course_names_stays_though_the_street_has_another_contact()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        var courses = town.App.Services.GetRequiredService<Courses>();
        var stored = await courses.GetAsync(course);
        var former = new Contact("许九九", "13711112222", Email);
        await town
            .App.Services.GetRequiredService<Functions.People.Addresses>()
            .NoteAsync(
                (await town.App.Services.GetRequiredService<Registers>().Streets.FindAsync(Town.Street))!.Value with
                {
                    Contacts = new Contacts(former),
                }
            );
        Assert.True(
            await courses.Table.TryCommitAsync([
                TableRows.Replace(
                    Courses.RowOf(stored.Value with { Contacts = stored.Value.Contacts with { Delivery = former } }),
                    stored.ETag
                ),
            ])
        );

        Assert.StartsWith($"422 erase.named 订单 {course} 的联系人", await EraseAsync(town, "street-contact", Email));
    }

    [Fact]
    public async Task A_teacher_to_whom_money_is_owed_stays_however_long_it_has_waited()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var lists = town.App.Services.GetRequiredService<LessonLists>();
        var waited = new LessonOfMonth(
            $"{Town.Street}-2026-901-01",
            $"{Town.Street}-2026-901",
            Town.Street,
            "清荷街道",
            "清荷文体中心",
            "T01",
            "王T01",
            "太极拳",
            Category.MartialArts,
            FundingStream.Basic,
            DateTimeOffset.Parse("2026-03-02T09:30:00+08:00", CultureInfo.InvariantCulture),
            90,
            300m,
            300m
        );
        await lists.AddAsync(new Month(2026, 8), waited);
        await town
            .App.Services.GetRequiredService<CarriedItems>()
            .LeaveAsync(
                new CarriedItem("2026-06-T01", "T01", "王T01", CarriedKind.Repayment, 120m, new DateOnly(2026, 7, 20))
            );

        var refused = await RefusalsAsync(town, "teacher", "T01");

        Assert.Contains("这位老师还有1节课没结算，请发放后再删除", refused, StringComparison.Ordinal);
        Assert.Contains("与这位老师还有120.00元没有结清", refused, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalsAsync(Town town, string kind, string id)
    {
        using var answer = await town.App.Http.PostAsJsonAsync(PathOf(kind, id), new { reason = "本人书面申请" });
        Assert.Equal(422, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> EraseAsync(Town town, string kind, string id)
    {
        using var answer = await town.App.Http.PostAsJsonAsync(PathOf(kind, id), new { reason = "本人书面申请" });
        if (answer.IsSuccessStatusCode)
            return $"{(int)answer.StatusCode}";
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return $"{(int)answer.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}";
    }

    private static string PathOf(string kind, string id) => $"/api/people/{kind}/{Uri.EscapeDataString(id)}/erase";
}
