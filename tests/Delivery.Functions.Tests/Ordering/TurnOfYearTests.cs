using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Orders lie under the year of their first lesson; what a street has to do does not end with the year.</summary>
public sealed class TurnOfYearTests
{
    private const string Returned = "补充太极拳的订单";
    private const string Roster = "交太极拳的学员名单";

    [Fact]
    public async Task An_order_for_January_that_is_returned_in_December_is_asked_for_on_the_first_page_and_by_mail()
    {
        await using var town = await WithNextYearAsync("2026-12-11T09:00");
        var order = await town.FileAsync("2027-01-11T09:30");
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "return", comment = "请说明场地" });

        Assert.StartsWith($"{Town.Street}-2027-", order, StringComparison.Ordinal);
        Assert.Contains(Returned, await HomeAsync(town), StringComparison.Ordinal);
        await town.App.MoveToAsync("2026-12-31T12:00");
        Assert.Contains(
            await town.SubjectsAsync("lin@example.cn"),
            subject => subject.Contains(Returned, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task In_January_the_roster_of_a_course_begun_in_December_is_asked_for()
    {
        await using var town = await WithNextYearAsync("2026-12-01T09:00");
        var course = await town.ConfirmedCourseAsync("T01", "2026-12-30T09:30", "2027-01-27T09:30");

        await town.App.MoveToAsync("2027-01-05T12:00");

        Assert.StartsWith($"{Town.Street}-2026-", course, StringComparison.Ordinal);
        Assert.Contains(
            (await town.App.MailAsync("zhou@example.cn")).Where(mail =>
                mail.Subject.StartsWith("今天要办的", StringComparison.Ordinal)
            ),
            mail => mail.Text!.Contains(Roster, StringComparison.Ordinal)
        );
        Assert.Contains(Roster, await HomeAsync(town), StringComparison.Ordinal);

        await town.App.MoveToAsync("2027-01-25T12:00");
        Assert.Contains("1月27日（周三）09:30", await HomeAsync(town), StringComparison.Ordinal);
        // Of a street that ordered nothing in the new year, too.
        await town.App.MoveToAsync("2027-02-01T12:00");
        Assert.Contains("填写1月27日（周三）太极拳的到课人数", await HomeAsync(town), StringComparison.Ordinal);
    }

    private static async Task<Town> WithNextYearAsync(string at)
    {
        var town = await Town.StartAsync(teachers: 1);
        town.FundingStream = "NonBasic";
        await town.PutAsync("/api/calendar/2027", new { off = new[] { "2027-01-01" }, work = Array.Empty<string>() });
        await town.PutAsync(
            $"/api/streets/{Town.Street}/agreements/2027",
            new
            {
                version = "2027",
                signedBy = "林一",
                signedOn = "2026-08-10",
                countersignedBy = "高一",
                countersignedOn = "2026-08-12",
            }
        );
        await town.App.MoveToAsync(at);
        return town;
    }

    private static async Task<string> HomeAsync(Town town)
    {
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        return await street.GetStringAsync("/street");
    }
}
