using System.Text;
using System.Text.Json;
using Delivery.Domain.Ordering;
using Delivery.Domain.Teaching;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>Who is replaced in a register is replaced in the courses that go on: their letters reach who is there now.</summary>
public sealed class CourseContactsTests
{
    [Fact]
    public async Task A_streets_courses_under_way_get_its_new_contacts_and_so_do_their_letters()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();
        await town.SendAsync($"/api/courses/{course}/confirmation/acknowledge", new { });

        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("吴六", "wu@example.cn"));

        Assert.Equal("wu@example.cn", (await CourseAsync(town, course)).Contacts.ForDelivery.Email);
        await town.App.MoveToAsync("2026-09-19T09:01");
        Assert.Contains(
            await town.SubjectsAsync("wu@example.cn"),
            subject => subject.Contains("太极拳第1节", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await town.SubjectsAsync("zhou@example.cn"),
            subject => subject.Contains("太极拳第1节", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_order_that_names_contacts_of_its_own_keeps_them()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var body = JsonSerializer.SerializeToNode(town.OrderBody())!.AsObject();
        body["contacts"] = JsonSerializer.SerializeToNode(
            new
            {
                ordering = new
                {
                    name = "郑七",
                    phone = "13700003333",
                    email = "zheng@example.cn",
                },
            }
        );
        var order = (await town.SendAsync("/api/orders", body)).GetProperty("orderId").GetString()!;
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "approve" });
        await town.App.IdleAsync();

        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("吴六", "wu@example.cn"));

        Assert.Equal("zheng@example.cn", (await CourseAsync(town, order)).Contacts.Ordering.Email);
    }

    [Fact]
    public async Task Whom_the_public_calls_follows_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync();

        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("吴六", "wu@example.cn", phone: "021-55509999"));
        await town.App.MoveToAsync("2026-09-18T15:05");

        Assert.Equal("021-55509999", (await CourseAsync(town, course)).Street.PublishedContact.Phone);
        Assert.Contains(
            "021-55509999",
            await town.App.Anonymous.GetStringAsync($"/courses/{course}"),
            StringComparison.Ordinal
        );
        var lesson = (await town.GetAsync("/api/programmes/2026-W39")).GetProperty("lessons")[0];
        Assert.Equal("021-55509999", lesson.GetProperty("contact").GetProperty("phone").GetString());
    }

    [Fact]
    public async Task A_file_of_streets_is_followed_too()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        using var file = new ByteArrayContent(
            Encoding.UTF8.GetBytes($"街镇代码,执行负责人,执行负责人邮箱\n{Town.Street},吴六,wu@example.cn\n")
        );
        file.Headers.ContentType = new("text/csv");

        using var taken = await town.App.Http.PostAsync("/api/import/streets?mode=all", file);

        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        Assert.Equal(
            new Contact("吴六", "13900005678", "wu@example.cn"),
            (await CourseAsync(town, course)).Contacts.Delivery
        );
    }

    [Fact]
    public async Task What_changes_no_contact_reads_no_course()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await town.CourseAsync();
        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("吴六", "wu@example.cn"));
        var first = Requests(town, "PutStreet");

        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("吴六", "wu@example.cn", name: "清荷新街道"));
        var same = Requests(town, "PutStreet") - first;
        await town.PutAsync($"/api/streets/{Town.Street}", StreetBody("孙八", "sun@example.cn"));

        // The office, three years of orders, the one course that goes on, after it the contacts and the street's own entry, and
        // the course written.
        Assert.Equal(8, Requests(town, "PutStreet") - first - same - same);
    }

    [Fact]
    public async Task A_teachers_new_phone_and_address_stand_in_the_courses_that_the_teacher_gives()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        var course = await town.ConfirmedCourseAsync();

        await town.PutAsync(
            "/api/teachers/T01",
            new
            {
                name = "王T01",
                phone = "13800009999",
                email = "new@example.com",
                disciplines = new[] { "TJQ" },
                grade = "国家级",
                districts = new[] { "黄浦区" },
            }
        );

        var teacher = (await CourseAsync(town, course)).Teacher!;
        Assert.Equal(("13800009999", "new@example.com"), (teacher.Phone, teacher.Email));
        // A later change of grade changes no agreed fee.
        Assert.Equal("一级", teacher.Grade);
        await town.App.MoveToAsync("2026-09-19T09:01");
        Assert.Contains(
            await town.SubjectsAsync("new@example.com"),
            subject => subject.Contains("太极拳第1节", StringComparison.Ordinal)
        );
    }

    private static async Task<Course> CourseAsync(Town town, string id) =>
        (await town.App.Services.GetRequiredService<Courses>().GetAsync(id)).Value;

    private static long Requests(Town town, string name) =>
        town.App.Host.Tally.All.Single(one => one.Name == name).Work.Requests;

    private static object StreetBody(
        string delivery,
        string email,
        string name = "清荷街道",
        string phone = "021-55500002"
    ) =>
        new
        {
            name,
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
                    name = delivery,
                    phone = "13900007777",
                    email,
                },
            },
            publishedContact = new { name = "清荷文体中心", phone },
        };
}
