using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Tests.Email;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>A place that becomes free is offered to who waits: taken, declined, silence.</summary>
public sealed class OfferTests
{
    [Fact]
    public async Task Who_waited_first_is_offered_the_place_and_takes_it_by_the_button_only()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);
        var shown = await town.App.Anonymous.GetStringAsync(link);
        Assert.Contains("9月2日（周三）08:00", shown, StringComparison.Ordinal);
        Assert.Equal("Waitlist", await StateAsync(town, course));

        using var taken = await town.PostFormAsync(link, ("act", "accept"));
        using var twice = await town.PostFormAsync(link, ("act", "accept"));
        await town.App.MoveToAsync("2026-09-04T08:00");

        Assert.Equal((303, 303), ((int)taken.StatusCode, (int)twice.StatusCode));
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal(["张2"], people);
        Assert.Equal(["张3"], waiting);
        Assert.Contains("太极拳（清荷街道）：已报名", await town.SubjectsAsync(Citizens.MailOf(2)));
    }

    [Fact]
    public async Task Declined_it_is_offered_to_the_next_at_once()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);

        using var declined = await town.PostFormAsync(link, ("act", "decline"));
        var next = await OfferAsync(town, 3);
        using var taken = await town.PostFormAsync(next, ("act", "accept"));

        Assert.Equal((303, 303), ((int)declined.StatusCode, (int)taken.StatusCode));
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Equal(["张3"], people);
        Assert.Empty(waiting);
    }

    [Fact]
    public async Task Silence_passes_it_on_after_a_day_and_it_is_too_late_then()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);
        await town.App.MoveToAsync("2026-09-02T08:01");

        using var late = await town.PostFormAsync(link, ("act", "accept"));
        var next = await OfferAsync(town, 3);
        await town.App.MoveToAsync("2026-09-03T08:02");

        Assert.Equal(422, (int)late.StatusCode);
        Assert.Contains("没有在期限内确认名额", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(next);
        var (people, waiting) = await town.RosterAsync(course);
        Assert.Empty(people);
        Assert.Empty(waiting);
        Assert.Equal("Enrolled 1", (await town.EnrolAsync(course, 4)).StateOf());
    }

    [Fact]
    public async Task Whom_no_message_reaches_is_called_by_the_street()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["Delivery:Sms:Transport"] = "none" }
        );
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = "张2",
                phone = Citizens.PhoneOf(2),
                birthYear = 1958,
            },
            town.App.Anonymous
        );
        await town.CancelAsync(first);

        var mail = await town.MailAsync("zhou@example.cn", "请打电话：太极拳有名额留给张2");
        Assert.Contains("9月2日（周三）08:00", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Citizens.PhoneOf(2), mail.Text, StringComparison.Ordinal);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.Contains(
            "没有邮箱和短信，请打电话",
            await street.GetStringAsync($"/orders/{course}/roster"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whose_text_message_the_gateway_refuses_is_called_by_the_street()
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            Citizens.WithoutCodes,
            services: services => services.AddSingleton(new SmsChannel(new RefusingGateway()))
        );
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = "张2",
                phone = Citizens.PhoneOf(2),
                birthYear = 1958,
            },
            town.App.Anonymous
        );
        await town.CancelAsync(first);
        // With the timer that sends what waits.
        await town.App.MoveToAsync("2026-09-02T04:01");

        await town.MailAsync("zhou@example.cn", "请打电话：太极拳有名额留给张2");
    }

    [Theory]
    [InlineData("13800010002", false)]
    [InlineData("021-55500009", true)]
    public async Task Whose_mail_is_refused_and_who_has_no_phone_that_takes_texts_is_called_by_the_street(
        string phone,
        bool takesTexts
    )
    {
        await using var town = await Town.StartAsync(
            teachers: 1,
            new Dictionary<string, string?>(Citizens.WithoutCodes) { ["MailSchedule"] = "0 */5 * * * *" },
            services: services =>
            {
                RefusingMail.Of(services, Citizens.MailOf(2));
                if (!takesTexts)
                    services.AddSingleton(new SmsChannel(new RefusingGateway()));
            }
        );
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        await town.SendAsync(
            $"/api/courses/{course}/enrolments",
            new
            {
                name = "张2",
                phone,
                birthYear = 1958,
                email = Citizens.MailOf(2),
            },
            town.App.Anonymous
        );
        await town.CancelAsync(first);
        await town.App.MoveToAsync("2026-09-01T08:16");

        var mail = await town.MailAsync("zhou@example.cn", "请打电话：太极拳有名额留给张2");
        Assert.Contains("9月2日（周三）08:00", mail.Text, StringComparison.Ordinal);
    }

    private sealed class RefusingGateway : IMailTransport
    {
        public bool ReachesPeople => false;

        public Task SendAsync(Guid id, Mail mail, DateTimeOffset at) =>
            throw new MessageRefusedException("短信网关不收这条短信");
    }

    [Fact]
    public async Task Who_comes_while_others_wait_does_not_get_the_place_that_is_theirs()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await OfferedAsync(town);

        Assert.Equal("Waiting 2", (await town.EnrolAsync(course, 4)).StateOf());
    }

    [Fact]
    public async Task More_places_are_offered_to_as_many_who_wait()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        for (var number = 1; number <= 4; number++)
            await town.EnrolAsync(course, number);

        using var raised = await town.PostFormAsync(
            $"/orders/{course}/roster",
            await town.StreetCookieAsync(Town.Street),
            ("act", "places"),
            ("places", "3"),
            ("isOpen", "yes")
        );

        Assert.Equal(303, (int)raised.StatusCode);
        await OfferAsync(town, 2);
        await OfferAsync(town, 3);
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(4)), IsOffer);
        Assert.Equal(["张4"], (await town.RosterAsync(course)).Waiting);
    }

    [Fact]
    public async Task Asked_for_again_after_a_crash_it_is_still_the_same_offer_and_the_same_letter()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, _) = await OfferedAsync(town);
        var offer = ActivatorUtilities.CreateInstance<OfferPlace>(town.App.Services);
        var task = new OfferTask(course, Number: 1, Round: 0);

        var (first, again) = (await offer.Run(task), await offer.Run(task));

        Assert.NotNull(first);
        Assert.Equal(first, again);
        Assert.Single(await town.SubjectsAsync(Citizens.MailOf(2)), IsOffer);
        Assert.DoesNotContain(await town.SubjectsAsync(Citizens.MailOf(3)), IsOffer);
        Assert.Equal(["张3"], (await town.RosterAsync(course)).Waiting);
    }

    [Fact]
    public async Task Taken_before_it_lapses_it_stays_taken_and_once_lapsed_it_lapses_no_more()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var (course, link) = await OfferedAsync(town);
        var lapse = ActivatorUtilities.CreateInstance<LapseOffer>(town.App.Services);
        using var taken = await town.PostFormAsync(link, ("act", "accept"));
        Assert.True(await lapse.Run(new OfferTask(course, Number: 1, Round: 0)));
        Assert.Equal(["张2"], (await town.RosterAsync(course)).People);

        using var cancelled = await town.PostFormAsync(link, ("act", "cancel"));
        await town.App.IdleAsync();
        var next = new OfferTask(course, Number: 2, Round: 0);
        Assert.False(await lapse.Run(next));
        Assert.False(await lapse.Run(next));
        Assert.Single(
            await town.SubjectsAsync(Citizens.MailOf(3)),
            subject => subject.EndsWith("没有在期限内确认名额", StringComparison.Ordinal)
        );
    }

    // One place: who has it cancels, and two wait.
    private static async Task<(string Course, string Link)> OfferedAsync(Town town)
    {
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        await town.EnrolAsync(course, 2);
        await town.EnrolAsync(course, 3);
        await town.CancelAsync(first);
        return (course, await OfferAsync(town, 2));
    }

    private static async Task<string> OfferAsync(Town town, int number) =>
        Town.PathIn(await town.MailAsync(Citizens.MailOf(number), "有名额了"), "enrolments");

    private static async Task<string> StateAsync(Town town, string course)
    {
        var page = await town.App.Anonymous.GetStringAsync($"/courses/{course}");
        return page.Contains("可候补", StringComparison.Ordinal) ? "Waitlist" : "Open";
    }

    private static bool IsOffer(string subject) => subject.StartsWith("有名额了", StringComparison.Ordinal);
}
