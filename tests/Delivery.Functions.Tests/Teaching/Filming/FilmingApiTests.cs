using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Filming.FilmTown;

namespace Delivery.Functions.Tests.Teaching.Filming;

/// <summary>Booking a crew: what is refused, who may, and what the pages show.</summary>
public sealed class FilmingApiTests
{
    [Fact]
    public async Task What_cannot_be_booked_is_refused_with_every_reason_beside_its_field()
    {
        var (town, lesson, _) = await BookedAsync();
        await using var _2 = town;

        Assert.StartsWith(
            "409 filming.twice 这节课已经约了拍摄组",
            await town.RefusalAsync("/api/filming", Body(lesson))
        );
        Assert.StartsWith(
            "422 filming.lesson-unknown 没有找到课时“x”",
            await town.RefusalAsync("/api/filming", Body("x"))
        );
        Assert.StartsWith(
            "422 filming.lesson-unknown",
            await town.RefusalAsync("/api/filming", Body($"{lesson[..^2]}09"))
        );
        using var wrong = await town.App.Http.PostAsJsonAsync(
            "/api/filming",
            Body(lesson, email: "crew", name: "", phone: "12")
        );
        var problem = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (
            var part in new[]
            {
                "filming.twice",
                "filming.crew-name",
                "请写拍摄组或摄影师的名称",
                "filming.email",
                "请写拍摄组的邮箱",
                "filming.phone",
                "应为手机或带区号的座机",
                "crew.email",
            }
        )
            Assert.Contains(part, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_without_a_teacher_is_not_filmed()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();

        Assert.StartsWith(
            "422 filming.no-teacher 这门课还没有定下老师",
            await town.RefusalAsync("/api/filming", Body($"{course}-01"))
        );
    }

    [Fact]
    public async Task The_same_key_books_once_and_only_staff_may()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));

        Assert.StartsWith("401", await town.RefusalAsync("/api/filming", Body($"{course}-01"), by: town.App.Anonymous));
        Assert.StartsWith("403", await town.RefusalAsync("/api/filming", Body($"{course}-01"), by: street));
        var (first, again) = (await PostAsync(town, course, "key-1"), await PostAsync(town, course, "key-1"));

        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, again);
        Assert.Contains($"{course}-F01", first.Text, StringComparison.Ordinal);
        var list = await town.GetAsync("/api/filming?month=2026-09");
        var only = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal("晨光影像", only.GetProperty("crew").GetString());
        Assert.Equal("Booked", only.GetProperty("state").GetString());
        using var malformed = await town.App.Http.GetAsync("/api/filming?month=09");
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        Assert.Single(await town.SubjectsAsync(Crew), one => one.StartsWith("能否来拍", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_book_from_a_course_and_find_the_booking_where_it_stands()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.ConfirmedCourseAsync("T01", "2026-09-21T09:30");
        Assert.Contains(
            $"/staff/filming/new?of={course}",
            await town.App.Http.GetStringAsync($"/staff/orders/{course}"),
            StringComparison.Ordinal
        );
        var form = await town.App.Http.GetStringAsync($"/staff/filming/new?of={course}");
        Assert.Contains("第1节 9月21日（周一）09:30—11:00", form, StringComparison.Ordinal);
        using var refused = await town.StaffPostsAsync("/staff/filming/new", ("lessonId", $"{course}-01"));
        var why = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("href=\"#personName\"", why, StringComparison.Ordinal);

        using var booked = await town.StaffPostsAsync(
            "/staff/filming/new",
            ("lessonId", $"{course}-01"),
            ("personName", "晨光影像"),
            ("email", Crew)
        );
        await town.App.IdleAsync();

        Assert.Equal($"/staff/filming/{course}-F01", booked.Headers.Location!.ToString());
        var list = await town.App.Http.GetStringAsync("/staff/filming");
        Assert.Contains("等拍摄组答复 <span class=\"num quiet\">1</span>", list, StringComparison.Ordinal);
        await town.AnswerAsync(await town.CrewPageAsync(), "confirm");
        Assert.Contains("<h2>要来拍", await town.App.Http.GetStringAsync("/staff/filming"), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-09-21T11:05");
        Assert.Contains("<h2>缺影片", await town.App.Http.GetStringAsync("/staff/filming"), StringComparison.Ordinal);
        using var late = await town.StaffPostsAsync($"/staff/filming/{course}-F01/cancel", ("reason", "不用拍了"));
        Assert.Equal(422, (int)late.StatusCode);
    }

    [Fact]
    public async Task Staff_call_a_crew_off_on_its_page()
    {
        var (town, _, filming) = await BookedAsync();
        await using var _2 = town;
        var path = $"/staff/filming/{filming}";
        using var refused = await town.StaffPostsAsync($"{path}/cancel", ("reason", ""));
        Assert.Contains(
            "请写明为什么取消",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        using var off = await town.StaffPostsAsync($"{path}/cancel", ("reason", "不用拍了"));

        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        var page = await town.App.Http.GetStringAsync(path);
        Assert.Contains("不用拍了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("取消这次拍摄", page, StringComparison.Ordinal);
        Assert.Contains(
            "<h2>已结束",
            await town.App.Http.GetStringAsync("/staff/filming?month=2026-09"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Street_and_teacher_see_on_their_pages_who_comes_and_only_once_it_is_agreed()
    {
        var (town, lesson, _) = await BookedAsync();
        await using var _2 = town;
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        var order = $"/orders/{lesson[..^3]}";
        Assert.DoesNotContain("晨光影像", await street.GetStringAsync(order), StringComparison.Ordinal);

        await town.AnswerAsync(await town.CrewPageAsync(), "confirm");

        Assert.Contains("拍摄组“晨光影像”会来拍这节课", await street.GetStringAsync(order), StringComparison.Ordinal);
        Assert.Contains("有拍摄", await teacher.GetStringAsync("/teacher"), StringComparison.Ordinal);
        Assert.Contains(
            "拍摄组“晨光影像”会来拍这节课",
            await teacher.GetStringAsync($"/lessons/{lesson}"),
            StringComparison.Ordinal
        );
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(Town town, string course, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/filming");
        request.Headers.Add("Idempotency-Key", key);
        request.Content = JsonContent.Create(Body($"{course}-01"));
        using var response = await town.App.Http.SendAsync(request);
        await town.App.IdleAsync();
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
