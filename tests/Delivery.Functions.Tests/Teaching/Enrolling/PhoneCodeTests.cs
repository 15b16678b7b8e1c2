using System.Net;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>A phone is proved by the code that it was sent; the place is kept meanwhile: yes, no, silence.</summary>
public sealed class PhoneCodeTests
{
    [Fact]
    public async Task The_code_from_the_text_message_proves_the_phone_for_all_who_came_with_it()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 3);
        var taken = await town.EnrolAsync(course, 1);
        Assert.NotEqual(default, taken.GetProperty("confirmBy").GetDateTimeOffset());
        Assert.Empty(await town.App.MailAsync(Citizens.MailOf(1)));

        var shown = await town.SendAsync(
            $"/api/enrolments/{taken.IdOf()}/confirm",
            new { code = await town.CodeAsync(Citizens.PhoneOf(1)) },
            town.App.Anonymous
        );
        await town.App.MoveToAsync("2026-09-01T12:00");

        Assert.Equal("Enrolled", shown.GetProperty("state").GetString());
        Assert.Equal(["张1"], (await town.RosterAsync(course)).People);
        Assert.Contains("太极拳（清荷街道）：已报名", await town.SubjectsAsync(Citizens.MailOf(1)));
    }

    [Fact]
    public async Task Five_wrong_codes_use_the_code_up_and_a_new_one_is_good_again()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 3);
        var taken = await town.EnrolAsync(course, 1);
        var path = $"/api/enrolments/{taken.IdOf()}/confirm";
        var right = await town.CodeAsync(Citizens.PhoneOf(1));
        var wrong = right == "111111" ? "222222" : "111111";

        var slip = await town.RefusalAsync(path, new { code = "1159" }, by: town.App.Anonymous);
        var first = await town.RefusalAsync(path, new { code = wrong }, by: town.App.Anonymous);
        for (var time = 0; time < 4; time++)
            await town.RefusalAsync(path, new { code = wrong }, by: town.App.Anonymous);
        var usedUp = await town.RefusalAsync(path, new { code = right }, by: town.App.Anonymous);
        var own = $"/enrolments/{taken.GetProperty("link")}";
        await town.App.MoveToAsync("2026-09-01T08:02");
        using var again = await town.PostFormAsync(own, ("act", "resend"));
        using var good = await town.PostFormAsync(
            own,
            ("act", "confirm"),
            ("code", await town.CodeAsync(Citizens.PhoneOf(1)))
        );

        Assert.Equal("422 enrolment.code-shape 请填写短信里的6位数字验证码", slip);
        Assert.Equal("422 enrolment.code-wrong 验证码不对，请核对短信，还可以试4次", first);
        Assert.Equal("422 enrolment.code-tries 验证码已输错5次，请重新获取", usedUp);
        Assert.Equal((303, 303), ((int)again.StatusCode, (int)good.StatusCode));
        Assert.Contains("已报名成功", await town.App.Anonymous.GetStringAsync(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_code_is_refused_and_silence_frees_the_place_for_who_waits()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 1);
        var silent = await town.EnrolAsync(course, 1);
        var code = await town.CodeAsync(Citizens.PhoneOf(1));
        var waiting = await town.EnrolAsync(course, 2);
        await town.SendAsync(
            $"/api/enrolments/{waiting.IdOf()}/confirm",
            new { code = await town.CodeAsync(Citizens.PhoneOf(2)) },
            town.App.Anonymous
        );
        await town.App.MoveToAsync("2026-09-01T08:11");
        var old = await town.RefusalAsync(
            $"/api/enrolments/{silent.IdOf()}/confirm",
            new { code },
            by: town.App.Anonymous
        );
        await town.App.MoveToAsync("2026-09-01T08:40");

        var late = await town.RefusalAsync(
            $"/api/enrolments/{silent.IdOf()}/confirm",
            new { code },
            by: town.App.Anonymous
        );

        Assert.Equal("422 enrolment.code-old 验证码已过期，请重新获取", old);
        Assert.Equal("409 enrolment.stage 这次报名手机没有核实，请重新报名", late);
        Assert.Equal(["张2"], (await town.RosterAsync(course)).People);
        Assert.Contains(
            await town.SubjectsAsync(Citizens.MailOf(2)),
            subject => subject.StartsWith("有名额了", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_timer_that_is_early_by_the_clock_of_this_machine_frees_the_place_all_the_same()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 1);
        var taken = await town.EnrolAsync(course, 1);
        var until = taken.GetProperty("confirmBy").GetDateTimeOffset();
        Assert.True(town.App.Services.GetRequiredService<TimeProvider>().GetUtcNow() < until);

        await ActivatorUtilities
            .CreateInstance<ReleaseUnproved>(town.App.Services)
            .Run(new CodeTask(course, EnrolmentKey.Parse(taken.IdOf()).Phone, Group: 1, until), town.App.Engine.Client);

        Assert.Empty((await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task Who_leaves_before_the_phone_is_proved_hears_nothing_since_it_may_not_be_theirs()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 1);
        var taken = await town.EnrolAsync(course, 1);
        await town.CancelAsync(taken);
        await town.CancelAsync(taken);

        Assert.Empty(await town.App.MailAsync(Citizens.MailOf(1)));
    }

    [Fact]
    public async Task Codes_are_sent_to_a_phone_only_so_often()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["Delivery:Rates:CodesPerPhone"] = "1" }
        );
        var course = await town.CourseAsync(places: 3);
        var taken = await town.EnrolAsync(course, 1);
        var own = $"/enrolments/{taken.GetProperty("link")}";

        using var first = await town.PostFormAsync(own, ("act", "resend"));
        using var second = await town.PostFormAsync(own, ("act", "resend"));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task Without_a_sender_of_text_messages_nobody_is_asked_for_a_code()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?> { ["Delivery:Sms:Transport"] = "none" }
        );
        var course = await town.CourseAsync(places: 3);

        var taken = await town.SendAsync($"/api/courses/{course}/enrolments", Citizens.BodyOf(1), town.App.Anonymous);

        Assert.Equal(System.Text.Json.JsonValueKind.Null, taken.GetProperty("confirmBy").ValueKind);
        Assert.Equal(["张1"], (await town.RosterAsync(course)).People);
    }
}
