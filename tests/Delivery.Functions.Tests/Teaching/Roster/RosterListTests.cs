using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>The list sent whole, over the API and as a file, and what those on it hear of it.</summary>
public sealed class RosterListTests
{
    [Fact]
    public async Task The_list_is_replaced_over_the_API_and_by_a_file_and_who_waits_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);
        var path = $"/api/courses/{course}/roster";

        var put = await town.PutAsync(
            path,
            new
            {
                people = new[]
                {
                    new { name = "张1", phone = Citizens.PhoneOf(1) },
                    new { name = "李二", phone = "13900010002" },
                },
            }
        );
        var refused = await town.RefusalAsync(
            path,
            new { people = new[] { new { name = "", phone = "1" } } },
            HttpMethod.Put
        );
        using var file = new ByteArrayContent(
            Encoding.UTF8.GetBytes("序号,姓名,联系电话,年龄\n1,王三,13900010003,68\n")
        );
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var sent = await town.App.Http.PutAsync(path, file);
        using var noColumns = new StringContent("a,b\n1,2\n", Encoding.UTF8, "text/csv");
        using var unread = await town.App.Http.PutAsync(path, noColumns);

        Assert.Equal(2, put.GetProperty("people").GetArrayLength());
        Assert.StartsWith("422 roster.name 第1行缺少姓名，请补上", refused, StringComparison.Ordinal);
        var roster = await sent.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("王三 1958", Assert.Single(roster.GetProperty("people").EnumerateArray().Select(Said)));
        Assert.Equal(
            "张2",
            Assert.Single(roster.GetProperty("waiting").EnumerateArray()).GetProperty("name").GetString()
        );
        Assert.Equal(HttpStatusCode.BadRequest, unread.StatusCode);
        var problem = await unread.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            "roster.columns 第一行应是列名，至少要有“姓名”和“手机”两列",
            $"{problem.GetProperty("code")} {problem.GetProperty("detail")}"
        );
    }

    [Fact]
    public async Task A_list_of_a_thousand_is_saved_and_read_whole()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        var people = Enumerable
            .Range(1, 1000)
            .Select(number => new { name = $"张{number}", phone = Citizens.PhoneOf(number) })
            .ToList();

        var put = await town.PutAsync($"/api/courses/{course}/roster", new { people });
        var tooMany = await town.RefusalAsync(
            $"/api/courses/{course}/roster",
            new { people = people.Append(new { name = "张一千", phone = Citizens.PhoneOf(2000) }) },
            HttpMethod.Put
        );

        Assert.Equal(1000, put.GetProperty("people").GetArrayLength());
        Assert.Equal("422 roster.too-many 名单最多1000人，现有1001人，请核对", tooMany);
    }

    [Fact]
    public async Task A_list_that_was_changed_meanwhile_is_not_written_over()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        using var read = await town.App.Http.GetAsync($"/api/courses/{course}/roster");
        await town.EnrolAsync(course, 1);

        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/courses/{course}/roster");
        request.Headers.IfMatch.Add(read.Headers.ETag!);
        request.Content = JsonContent.Create(new { people = Array.Empty<object>() });
        using var stale = await town.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(["张1"], (await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task A_sheet_that_is_downloaded_and_sent_back_takes_no_guardians_consent_away()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = "张小一",
                phone = Citizens.PhoneOf(1),
                birthYear = 2018,
                guardian = new
                {
                    name = "张一",
                    phone = Citizens.PhoneOf(1),
                    consents = true,
                },
            },
            town.App.Anonymous
        );
        using var sheet = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "download")
        );
        using var whole = new ByteArrayContent(await sheet.Content.ReadAsByteArrayAsync());
        whole.Headers.ContentType = sheet.Content.Headers.ContentType;
        using var brief = new StringContent(
            $"姓名,手机,监护人,监护人手机\n张 小一,{Citizens.PhoneOf(1)},张一,{Citizens.PhoneOf(1)}\n",
            Encoding.UTF8,
            "text/csv"
        );

        foreach (var list in (HttpContent[])[whole, brief])
        {
            using var sent = await town.App.Http.PutAsync($"/api/courses/{course}/roster", list);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
            var child = Assert.Single(
                (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("people").EnumerateArray()
            );
            Assert.True(child.GetProperty("guardian").GetProperty("consents").GetBoolean());
            Assert.Equal(2018, child.GetProperty("birthYear").GetInt32());
        }
    }

    [Fact]
    public async Task One_person_spelt_with_a_space_stands_on_it_once()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        var people = new[]
        {
            new { name = "张三", phone = "13900010001" },
            new { name = "张 三", phone = "13900010001" },
        };

        Assert.Equal(
            "422 roster.twice 第2行与第1行是同一个人，请只留一行",
            await town.RefusalAsync($"/api/courses/{course}/roster", new { people }, HttpMethod.Put)
        );
    }

    [Fact]
    public async Task Who_is_taken_off_by_a_list_and_who_gets_a_place_by_it_hear_so_once_and_the_phone_is_free()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Enrolment:CoursesPerPhone"] = "1" }
        );
        var course = await town.CourseAsync(places: 1);
        await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);
        var list = new { people = new[] { new { name = "张2", phone = Citizens.PhoneOf(2) } } };
        await town.PutAsync($"/api/courses/{course}/roster", list);
        await town.PutAsync($"/api/courses/{course}/roster", list);
        var (people, _) = await town.RosterAsync(course);

        Assert.Equal(["张2"], people);
        Assert.Equal(
            ["太极拳（清荷街道）：已报名", "太极拳（清荷街道）：已由街镇移出名单"],
            (await town.SubjectsAsync(Citizens.MailOf(1))).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["太极拳（清荷街道）：候补中", "太极拳（清荷街道）：已报名"],
            (await town.SubjectsAsync(Citizens.MailOf(2))).Order(StringComparer.Ordinal)
        );
        var other = await town.ConfirmedCourseAsync("T01", "2026-09-22T14:00", "2026-09-29T14:00");
        Assert.Equal("Enrolled 1", (await town.EnrolAsync(other, 1)).StateOf());
    }

    private static string Said(JsonElement one) => $"{one.GetProperty("name")} {one.GetProperty("birthYear")}";
}
