using System.Net;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Web;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>What nobody can do with an enrolment, and why.</summary>
public sealed class EnrolmentRefusalTests
{
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

        Assert.Equal("401 enrolment.link 请带上报名时得到的凭证（link），才能取消报名", bare);
        Assert.All(
            new[] { others, stranger },
            refusal => Assert.Equal("403 enrolment.link 请带上报名时得到的凭证（link），才能取消报名", refusal)
        );
        Assert.Equal("Cancelled", cancelled.GetProperty("state").GetString());
        var nobody = $"{course}-{new string('a', 32)}";
        Assert.Equal(
            $"404 enrolment.unknown 没有找到报名“{nobody}”，请核对编号",
            await town.RefusalAsync($"/api/enrolments/{nobody}/cancel", new { })
        );
        Assert.Equal(
            $"404 enrolment.unknown 没有找到报名“{nobody}”，请核对编号",
            await town.RefusalAsync($"/api/enrolments/{nobody}/confirm", new { code = "123456" })
        );
    }

    [Theory]
    [InlineData("accept", "现在没有为您保留的名额（候补中）")]
    [InlineData("decline", "这次报名候补中，请刷新页面查看")]
    [InlineData("resend", "这次报名不需要验证码了，请刷新页面查看")]
    [InlineData("nonsense", "请用页面上的按钮")]
    public async Task What_does_not_fit_where_somebody_stands_is_refused_on_their_page(string act, string message)
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        await town.EnrolAsync(course, 1);
        var waiting = await town.EnrolAsync(course, 2);

        Assert.Equal((422, message), await RefusedAsync(town, waiting.LinkOf(), act, message));
    }

    [Fact]
    public async Task Who_has_cancelled_can_neither_take_nor_prove_anything_any_more()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 1);
        var taken = await town.EnrolAsync(course, 1);
        await town.CancelAsync(taken);

        Assert.Equal(
            "409 enrolment.stage 这次报名已取消，请重新报名",
            await town.RefusalAsync(
                $"/api/enrolments/{taken.IdOf()}/confirm",
                new { code = "123456" },
                by: town.App.Anonymous
            )
        );
        const string Message = "现在没有为您保留的名额（已取消）";
        Assert.Equal((422, Message), await RefusedAsync(town, taken.LinkOf(), "accept", Message));
    }

    [Fact]
    public async Task An_offer_whose_time_is_over_is_not_taken_though_nobody_has_passed_it_on_yet()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 1);
        var first = await town.EnrolAsync(course, 1);
        var second = await town.EnrolAsync(course, 2);
        await town.CancelAsync(first);
        var enrolments = town.App.Services.GetRequiredService<Enrolments>();
        var row = (await enrolments.FindAsync(second.IdOf()))!.Value;
        var over = row with
        {
            Offer = row.Offer! with { Until = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero) },
        };
        await enrolments.Table.UpsertEntityAsync(Enrolments.RowOf(over));

        const string Message = "名额保留到9月1日 08:00，已让给下一位；还想来请重新报名";
        Assert.Equal((422, Message), await RefusedAsync(town, second.LinkOf(), "accept", Message));
        var (acts, durable) = (
            town.App.Services.GetRequiredService<EnrolmentActs>(),
            town.App.Services.GetRequiredService<DurableTaskClient>()
        );
        Assert.Equal(
            ["enrolment.offer-over 名额保留到9月1日 08:00，已让给下一位；还想来请重新报名"],
            (await acts.RunAsync(over, "accept", "", durable)).Words()
        );
        Assert.Equal(["enrolment.act 请用页面上的按钮"], (await acts.RunAsync(over, "nonsense", "", durable)).Words());
        Assert.Equal(EnrolmentStage.Offered, (await enrolments.FindAsync(second.IdOf()))!.Value.Stage);
    }

    [Fact]
    public async Task One_person_spelt_with_a_space_is_one_person()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        var body = new
        {
            name = "张三",
            phone = Citizens.PhoneOf(1),
            birthYear = 1958,
            members = new[] { new { name = "张 三", birthYear = 1958 } },
        };

        Assert.Equal(
            "422 enrolment.twice “张 三”写了两次，请只留一个",
            await town.RefusalAsync($"/api/courses/{course}/enrolments", body, by: town.App.Anonymous)
        );
    }

    /// <returns>The status, and the message if the page says it.</returns>
    private static async Task<(int Status, string Said)> RefusedAsync(
        Town town,
        string path,
        string act,
        string message
    )
    {
        using var answer = await town.PostFormAsync(path, ("act", act));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, page.Contains(message, StringComparison.Ordinal) ? message : page);
    }
}
