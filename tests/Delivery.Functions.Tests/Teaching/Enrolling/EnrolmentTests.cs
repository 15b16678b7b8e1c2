using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Citizens sign up for a course: who gets a place, who waits, and who gets neither.</summary>
public sealed class EnrolmentTests
{
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

        Assert.Equal(
            "422 enrolment.guardian 未满14岁的孩子报名，请填写监护人姓名；请填写监护人的11位手机号，或带区号的座机号；未满14岁的孩子报名，需要监护人勾选同意",
            without
        );
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
}
