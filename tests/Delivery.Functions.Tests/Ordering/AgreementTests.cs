using System.Net;
using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;
using static Delivery.Functions.Tests.Ordering.YearsLetter;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>The year's letter: signed by the street, countersigned, renewed, or met with silence.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task A_street_signs_by_the_link_in_its_mail_and_may_order_once_the_association_has_signed_too()
    {
        await using var town = await TownAsync();
        await town.App.MoveToAsync("2026-09-01T12:00");
        var mail = await town.MailAsync(Contact, "请签署2027年社区体育配送责任书");
        var link = Town.PathIn(mail, "agreements");

        Assert.Contains(
            "指定申报人和执行负责人",
            await town.App.Anonymous.GetStringAsync(link),
            StringComparison.Ordinal
        );
        Assert.Equal("404", await LetterAsync(town));
        using var signed = await town.PostFormAsync(link, SignedForm);
        Assert.Equal(HttpStatusCode.SeeOther, signed.StatusCode);
        Assert.Equal("林一 2026-09-01 ", await LetterAsync(town));
        var after = await town.App.Anonymous.GetStringAsync(signed.Headers.Location);
        Assert.Contains("责任书已签署，等协会会签。", after, StringComparison.Ordinal);

        await town.SendAsync($"{Letter}/countersign", new { version = "2027" });
        Assert.EndsWith(" 2026-09-01", await LetterAsync(town), StringComparison.Ordinal);
        Assert.Contains("2027年责任书已生效，可以申报了", await town.SubjectsAsync(Contact));
    }

    [Fact]
    public async Task A_signature_is_refused_with_every_reason_at_once()
    {
        await using var town = await TownAsync();

        Assert.Equal(
            "422 agreement.signer 请由登记的申报人或执行负责人签署（林一、周二）；换人请先联系协会更新登记；请勾选“已阅读并同意”",
            await SignAsync(town, "2027", "何五", agreed: false)
        );
        Assert.Equal("422 agreement.name 请填写签署人的姓名", await SignAsync(town, "2027", "", agreed: true));
        Assert.Equal(
            "422 agreement.not-agreed 请勾选“已阅读并同意”",
            await SignAsync(town, "2027", "周二", agreed: false)
        );
        Assert.Equal(
            "422 agreement.version 责任书文本已经更新，请重新打开，看过新的文本再签",
            await SignAsync(town, "2026", "林一", agreed: true)
        );
        Assert.Equal(
            "422 agreement.no-text 2028年责任书的文本还没有公布，公布后会发邮件通知",
            await town.RefusalAsync(
                $"/api/streets/{Town.Street}/agreements/2028/sign",
                new
                {
                    version = "2028",
                    name = "林一",
                    agreed = true,
                }
            )
        );
        Assert.Equal(
            "422 agreement.unsigned 街镇还没有签，签好后再会签",
            await town.RefusalAsync($"{Letter}/countersign", new { })
        );
        Assert.Equal("404", await LetterAsync(town));
    }

    [Fact]
    public async Task A_link_signs_for_its_own_street_and_year_and_for_nobody_else()
    {
        await using var town = await TownAsync();
        await town.App.MoveToAsync("2026-09-01T12:00");
        var link = Town.PathIn(await town.MailAsync(Contact, "请签署"), "agreements");
        var token = link.Split('/')[^1];

        using var forged = await town.PostFormAsync($"{link}x", SignedForm);
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        using var other = await town.App.Anonymous.PostAsJsonAsync(
            $"/api/streets/{Town.Street}/agreements/2026/sign?link={token}",
            new
            {
                version = "2027",
                name = "林一",
                agreed = true,
            }
        );
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var own = await town.App.Anonymous.PostAsJsonAsync(
            $"{Letter}/sign?link={token}",
            new
            {
                version = "2027",
                name = "林一",
                agreed = true,
            }
        );
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        await town.App.MoveToAsync("2026-10-15T12:00");
        using var late = await town.App.Anonymous.GetAsync(link);
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Fact]
    public async Task A_street_that_stays_silent_is_asked_every_five_working_days_and_one_that_has_signed_is_not()
    {
        await using var town = await TownAsync();
        await town.App.MoveToAsync("2026-09-16T12:00");
        // Published on the 1st: asked then, on the 8th and on the 15th.
        Assert.Equal(
            3,
            (await town.SubjectsAsync(Contact)).Count(subject => subject.StartsWith("请签署", StringComparison.Ordinal))
        );

        await SignAsync(town, "2027", "林一", agreed: true);
        await town.App.MoveToAsync("2026-10-09T12:00");
        Assert.Equal(
            3,
            (await town.SubjectsAsync(Contact)).Count(subject => subject.StartsWith("请签署", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_newer_text_stands_among_the_streets_tasks_before_its_day()
    {
        await using var town = await TownAsync();
        await SignAsync(town, "2027", "林一", agreed: true);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        const string Task = "签新一版责任书：2027年3月1日起申报要签这一版";
        Assert.DoesNotContain(Task, await street.GetStringAsync("/street?year=2027"), StringComparison.Ordinal);

        await PutTextAsync(town, "2027-2", "2027-03-01");

        Assert.Contains(Task, await street.GetStringAsync("/street?year=2027"), StringComparison.Ordinal);
        await SignAsync(town, "2027-2", "林一", agreed: true);
        Assert.DoesNotContain(Task, await street.GetStringAsync("/street?year=2027"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_text_asks_for_a_new_signature_from_its_day_and_keeps_the_older_one()
    {
        await using var town = await TownAsync();
        await PutTextAsync(town, "2026", "2026-01-01");
        Assert.Equal("Submitted", await town.StageAsync(await town.FileAsync()));
        await PutTextAsync(town, "2026-2", "2026-09-03");
        await town.FileAsync();
        await town.App.MoveToAsync("2026-09-03T08:00");

        Assert.Equal(
            "422 order.agreement 2026年责任书的文本已更新，请签署新的一版，再申报2026年的课程",
            await town.RefusalAsync("/api/orders", Order())
        );
        await SignAsync(town, "2026-2", "周二", agreed: true, 2026);
        Assert.StartsWith(
            "422 order.agreement",
            await town.RefusalAsync("/api/orders", Order()),
            StringComparison.Ordinal
        );
        await town.SendAsync($"/api/streets/{Town.Street}/agreements/2026/countersign", new { });

        await town.FileAsync();
        var letter = await town.GetAsync($"/api/streets/{Town.Street}/agreements/2026");
        Assert.Equal("2026", letter.GetProperty("earlier")[0].GetProperty("version").GetString());
        Assert.Equal("林一", letter.GetProperty("earlier")[0].GetProperty("signedBy").GetString());
    }

    [Fact]
    public async Task Who_is_refused_for_want_of_a_letter_is_led_to_it()
    {
        await using var town = await TownAsync();
        using var answer = await town.App.Http.PostAsJsonAsync("/api/orders", Order(2027));
        Assert.Contains(
            "\"link\":\"/street/agreement/2027\"",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );

        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.Contains(
            "/street/agreement/2027",
            await street.GetStringAsync("/street?year=2027"),
            StringComparison.Ordinal
        );
    }

    private static object Order(int year = 2026) =>
        new
        {
            street = Town.Street,
            discipline = "TJQ",
            fundingStream = "Basic",
            audience = new { ages = "50—70岁", expected = 25 },
            venue = new { name = "清荷文体中心", address = "黄浦区清荷路1号" },
            lessons = new[] { new { start = $"{year}-10-19T09:30:00+08:00", minutes = 90 } },
        };
}
