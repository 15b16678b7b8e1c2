using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Citizens sign up for a course, over the API and by its page.</summary>
public sealed class EnrolmentTests
{
    [Fact]
    public async Task A_course_is_shown_to_citizens_once_it_has_its_teacher_and_not_before()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync();
        using var before = await town.App.Anonymous.GetAsync($"/courses/{course}");
        await town.AnswerAsync(course, "T01", "accept");

        var page = await town.App.Anonymous.GetStringAsync($"/courses/{course}");

        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);
        foreach (
            var told in (string[])
                ["太极拳", "清荷街道", "清荷路1号", "第2节 9月28日", "021-55500002", "余 30 / 30", "王T01"]
        )
            Assert.Contains(told, page, StringComparison.Ordinal);
        Assert.DoesNotContain("13900005678", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_are_given_in_order_then_the_waiting_list_and_then_nobody_gets_in()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Enrolment:MostWaiting"] = "1" }
        );
        var course = await town.CourseAsync(places: 2);

        var first = await town.EnrolAsync(course, 1);
        var second = await town.EnrolAsync(course, 2);
        var third = await town.EnrolAsync(course, 3);
        var refused = await town.RefusalAsync(
            $"/api/courses/{course}/enrolments",
            Citizens.BodyOf(4),
            by: town.App.Anonymous
        );

        Assert.Equal(("Enrolled 1", "Enrolled 2", "Waiting 1"), (first.StateOf(), second.StateOf(), third.StateOf()));
        Assert.Equal("422 enrolment.full 这门课已报满，候补也满了，请看看别的课", refused);
        Assert.Contains(
            "已报满",
            await town.App.Anonymous.GetStringAsync($"/courses/{course}"),
            StringComparison.Ordinal
        );
        Assert.Contains("太极拳（清荷街道）：已报名", await town.SubjectsAsync(Citizens.MailOf(1)));
        Assert.Contains("太极拳（清荷街道）：候补中", await town.SubjectsAsync(Citizens.MailOf(3)));
    }

    [Fact]
    public async Task A_person_has_one_place_and_may_come_back_after_cancelling()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 2);
        var taken = await town.EnrolAsync(course, 1);

        var twice = await town.RefusalAsync(
            $"/api/courses/{course}/enrolments",
            Citizens.BodyOf(1),
            by: town.App.Anonymous
        );
        await town.CancelAsync(taken);
        await town.CancelAsync(taken);
        var empty = await town.RosterAsync(course);
        var again = await town.EnrolAsync(course, 1);

        Assert.Equal("422 enrolment.already 张1已经报了这门课，不用再报；要查看或取消，请用报名时收到的链接", twice);
        Assert.Empty(empty.People);
        Assert.Equal(("Enrolled 1", taken.IdOf()), (again.StateOf(), again.IdOf()));
    }

    [Fact]
    public async Task Only_who_holds_the_link_the_street_and_staff_can_cancel()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 3);
        var (one, other) = (await town.EnrolAsync(course, 1), await town.EnrolAsync(course, 2));
        var path = $"/api/enrolments/{one.IdOf()}/cancel";

        var bare = await town.RefusalAsync(path, new { }, by: town.App.Anonymous);
        var others = await town.RefusalAsync(
            $"{path}?link={other.GetProperty("link")}",
            new { },
            by: town.App.Anonymous
        );
        using var street = town.ClientWith(await town.StreetCookieAsync("310101003"));
        var stranger = await town.RefusalAsync(path, new { }, by: street);
        var cancelled = await town.SendAsync(path, new { });

        Assert.StartsWith("422 enrolment.link", bare, StringComparison.Ordinal);
        Assert.StartsWith("422 enrolment.link", others, StringComparison.Ordinal);
        Assert.StartsWith("422 enrolment.link", stranger, StringComparison.Ordinal);
        Assert.Equal("Cancelled", cancelled.GetProperty("state").GetString());
        Assert.StartsWith(
            "404 enrolment.unknown",
            await town.RefusalAsync($"/api/enrolments/{course}-{new string('a', 32)}/cancel", new { })
        );
    }

    [Fact]
    public async Task A_family_signs_up_together_under_one_phone_with_a_guardian_for_the_child()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 2);
        object Family(object? guardian) =>
            new
            {
                name = "张一",
                phone = Citizens.PhoneOf(1),
                birthYear = 1985,
                guardian,
                members = new[]
                {
                    new { name = "张小一", birthYear = 2018 },
                    new { name = "张小二", birthYear = 2020 },
                },
            };

        var without = await town.RefusalAsync(
            $"/api/courses/{course}/enrolments",
            Family(null),
            by: town.App.Anonymous
        );
        var taken = await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            Family(
                new
                {
                    name = "张一",
                    phone = Citizens.PhoneOf(1),
                    consents = true,
                }
            ),
            town.App.Anonymous
        );

        Assert.StartsWith("422 enrolment.guardian", without, StringComparison.Ordinal);
        Assert.Equal("Enrolled 1", taken.StateOf());
        Assert.Equal(
            ["Enrolled 2", "Waiting 1"],
            taken.GetProperty("members").EnumerateArray().Select(Citizens.StateOf)
        );
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal(["张一", "张小一"], people);
        Assert.Equal(["张小二"], waiting);
    }

    [Fact]
    public async Task Nobody_hoards_places_of_one_course_or_of_many()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes)
            {
                ["Delivery:Enrolment:PeoplePerPhone"] = "1",
                ["Delivery:Enrolment:CoursesPerPhone"] = "1",
            }
        );
        var course = await town.CourseAsync(places: 5);
        var taken = await town.EnrolAsync(course, 1);
        var body = new
        {
            name = "张别",
            phone = Citizens.PhoneOf(1),
            birthYear = 1960,
        };
        var sister = await town.RefusalAsync($"/api/courses/{course}/enrolments", body, by: town.App.Anonymous);
        var other = await town.ConfirmedCourseAsync("T01", "2026-09-22T14:00", "2026-09-29T14:00");

        var second = await town.RefusalAsync(
            $"/api/courses/{other}/enrolments",
            Citizens.BodyOf(1),
            by: town.App.Anonymous
        );
        await town.CancelAsync(taken);
        var after = await town.EnrolAsync(other, 1);

        Assert.Equal("422 enrolment.members 一个手机号最多为1人报同一门课，已报1人", sister);
        Assert.Equal("422 enrolment.courses 一个手机号同时最多报1门课，请先取消一门，或等一门课上完", second);
        Assert.Equal("Enrolled 1", after.StateOf());
    }

    [Fact]
    public async Task Enrolment_ends_when_the_last_lesson_begins_and_when_the_street_closes_it()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        var cookie = await town.StreetCookieAsync(Town.Street);
        using var closed = await town.PostFormAsync(
            $"/orders/{course}/roster",
            cookie,
            ("act", "places"),
            ("places", "5")
        );
        var path = $"/api/courses/{course}/enrolments";
        var refused = await town.RefusalAsync(path, Citizens.BodyOf(1), by: town.App.Anonymous);
        await town.App.MoveToAsync("2026-09-28T09:31");

        Assert.Equal("409 enrolment.stage 这门课现在不接受网上报名，请打街镇的电话问问", refused);
        Assert.Equal(
            "409 enrolment.stage 最后一节课已于9月28日 09:30开始，报名已结束",
            await town.RefusalAsync(path, Citizens.BodyOf(1), by: town.App.Anonymous)
        );
    }

    [Fact]
    public async Task The_form_of_the_page_leads_to_ones_own_page_which_cancels_only_by_its_button()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        using var wrong = await town.PostFormAsync(
            $"/courses/{course}",
            ("personName", "张一"),
            ("phone", "138"),
            ("birth", "68")
        );
        using var sent = await town.PostFormAsync(
            $"/courses/{course}",
            ("formKey", Guid.NewGuid().ToString("N")),
            ("personName", "张一"),
            ("phone", "138 0001 0001"),
            ("birth", "68")
        );
        var own = sent.Headers.Location!.ToString();
        var shown = await town.App.Anonymous.GetStringAsync(own);
        using var cancelled = await town.PostFormAsync(own, ("act", "cancel"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("请填写11位手机号", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains("已报名成功", shown, StringComparison.Ordinal);
        Assert.Contains("138****0001", shown, StringComparison.Ordinal);
        Assert.Contains("已取消", await town.App.Anonymous.GetStringAsync(own), StringComparison.Ordinal);
        Assert.Empty((await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_enrolment_and_a_form_without_a_key_gives_nobody_anothers_page()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        (string, string)[] Form(string key, int number) =>
            [("formKey", key), ("personName", $"张{number}"), ("phone", Citizens.PhoneOf(number)), ("birth", "1958")];
        var key = Guid.NewGuid().ToString("N");

        using var first = await town.PostFormAsync($"/courses/{course}", Form(key, 1));
        using var twin = await town.PostFormAsync($"/courses/{course}", Form(key, 1));
        using var bare = await town.PostFormAsync($"/courses/{course}", Form("", 2));
        using var other = await town.PostFormAsync($"/courses/{course}", Form("", 3));

        Assert.Equal((303, 303), ((int)first.StatusCode, (int)twin.StatusCode));
        Assert.Contains(
            "张3",
            await town.App.Anonymous.GetStringAsync(other.Headers.Location),
            StringComparison.Ordinal
        );
        Assert.Equal(["张1", "张2", "张3"], (await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task Who_signs_up_too_often_waits()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Rates:EnrolmentsPerPhone"] = "1" }
        );
        var course = await town.CourseAsync(places: 5);
        await town.EnrolAsync(course, 1);

        using var refused = await town.App.Anonymous.PostAsJsonAsync(
            $"/api/courses/{course}/enrolments",
            Citizens.BodyOf(1)
        );
        using var page = await town.PostFormAsync(
            $"/courses/{course}",
            ("personName", "张一"),
            ("phone", Citizens.PhoneOf(1)),
            ("birth", "68")
        );

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests),
            (refused.StatusCode, page.StatusCode)
        );
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_programme_shows_the_places_as_they_are_now()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 2);
        await town.App.MoveToAsync("2026-09-18T15:10");
        await town.EnrolAsync(course, 1);
        var open = await PlacesAsync(town);
        await town.EnrolAsync(course, 2);
        var full = await PlacesAsync(town);

        Assert.Equal("Open 1/2", open);
        Assert.Equal("Waitlist 2/2", full);
        var page = await town.App.Anonymous.GetStringAsync("/programmes/2026-W39");
        Assert.Contains($"href=\"/courses/{course}\"", page, StringComparison.Ordinal);
        Assert.Contains("可候补", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_enrolled_is_reminded_the_day_before_and_who_waits_is_not()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);

        await town.App.MoveToAsync("2026-09-20T09:59");
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(1)), IsReminder);
        await town.App.MoveToAsync("2026-09-20T10:01");

        Assert.Single(await town.SubjectsAsync(Citizens.MailOf(1)), IsReminder);
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(2)), IsReminder);
    }

    private static bool IsReminder(string subject) =>
        subject.StartsWith("明天上课：太极拳第1节", StringComparison.Ordinal);

    private static async Task<string> PlacesAsync(Town town)
    {
        var week = await town.GetAsync("/api/programmes/2026-W39", town.App.Anonymous);
        var enrolment = week.GetProperty("lessons")[0].GetProperty("enrolment");
        return $"{enrolment.GetProperty("state")} {enrolment.GetProperty("taken")}/{enrolment.GetProperty("capacity")}";
    }
}
