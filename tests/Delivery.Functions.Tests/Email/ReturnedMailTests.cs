using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Delivery.Functions.Email;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Feedback.News;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>Mails that a server took and sent back, in the forms in which servers say so.</summary>
public sealed class ReturnedMailTests
{
    private const string Street = "zhou@example.cn";

    [Theory]
    [InlineData(nameof(ReturnedForms.Postfix), "550 5.1.1")]
    [InlineData(nameof(ReturnedForms.Exchange), "550 5.1.10 RESOLVER.ADR.RecipientNotFound")]
    [InlineData(nameof(ReturnedForms.HeadersOnly), "5.2.2")]
    [InlineData(nameof(ReturnedForms.Qmail), "550 User not found")]
    [InlineData(nameof(ReturnedForms.Provider), "退回了这封邮件")]
    public async Task A_returned_mail_is_shown_with_its_address_until_somebody_has_seen_to_it(string form, string said)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var id = await SentAsync(town);

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(town, ReturnedForms.Of(form, id, Street)));
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(town, ReturnedForms.Of(form, id, Street)));

        Assert.Equal([Street], await TroublesAsync(town));
        var page = await town.App.Http.GetStringAsync("/staff/mails");
        Assert.Contains("被退回", page, StringComparison.Ordinal);
        Assert.Contains(said, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("收不到邮件", await town.App.Http.GetStringAsync($"/staff/streets/{Town.Street}"));
        Assert.Empty(await NewsAsync(town));
        var mails = town.App.Services.GetRequiredService<FailedMails>();
        var failed = Assert.Single((await mails.PageAsync(null, 10)).Rows).Value;
        Assert.True(failed.IsReturned);

        using var seen = await NewsTown.PostAsync(
            town,
            $"/staff/mails/{MailPlace.Of(failed.Mail.Key).Hash}/send-again"
        );

        Assert.Equal(HttpStatusCode.SeeOther, seen.StatusCode);
        Assert.Empty(await TroublesAsync(town));
        Assert.Contains("都送到了", await town.App.Http.GetStringAsync("/staff/mails"), StringComparison.Ordinal);
        using var again = await NewsTown.PostAsync(
            town,
            $"/staff/mails/{MailPlace.Of(failed.Mail.Key).Hash}/send-again"
        );
        Assert.Equal(409, (int)again.StatusCode);
    }

    [Theory]
    [InlineData(nameof(ReturnedForms.Delayed))]
    [InlineData(nameof(ReturnedForms.Read))]
    [InlineData(nameof(ReturnedForms.Away))]
    public async Task A_mail_that_is_late_was_read_or_is_answered_by_a_machine_is_no_trouble_and_no_news(string form)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var id = await SentAsync(town);
        var before = (await town.App.MailAsync(Street)).Count;

        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(town, ReturnedForms.Of(form, id, Street)));
        await town.App.IdleAsync();

        Assert.Empty(await TroublesAsync(town));
        Assert.Empty(await NewsAsync(town));
        // Nobody answers it: two machines never write to one another.
        Assert.Equal(before, (await town.App.MailAsync(Street)).Count);
    }

    [Fact]
    public async Task Whoever_knows_a_mails_id_can_say_nothing_of_another_address()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var id = await SentAsync(town);

        await PostAsync(town, ReturnedForms.Of(nameof(ReturnedForms.Postfix), id, "lin@example.cn"));
        await PostAsync(town, ReturnedForms.Of(nameof(ReturnedForms.Qmail), id, "lin@example.cn"));
        await PostAsync(town, ReturnedForms.Of(nameof(ReturnedForms.Postfix), Guid.NewGuid(), Street));

        Assert.Empty(await TroublesAsync(town));
        Assert.Contains("都送到了", await town.App.Http.GetStringAsync("/staff/mails"), StringComparison.Ordinal);
    }

    // The street is asked for the news of a course that is over.
    private static async Task<Guid> SentAsync(Town town)
    {
        var course = await NewsTown.OverAsync(town);
        var key = $"news-due/{course}/0";
        Assert.Equal(MailState.Sent, (await town.App.Services.GetRequiredService<MailOutbox>().FindAsync(key))!.State);
        return MailPlace.Of(key).Id;
    }

    private static async Task<HttpStatusCode> PostAsync(Town town, string mail)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var answer = await town.App.Http.PostAsync("/api/inbound/email", body);
        return answer.StatusCode;
    }

    private static async Task<string[]> TroublesAsync(Town town) =>
        (await town.GetAsync($"/api/streets/{Town.Street}")).TryGetProperty("mailTroubles", out var troubles)
        && troubles.ValueKind == System.Text.Json.JsonValueKind.Array
            ? [.. troubles.EnumerateArray().Select(one => one.GetProperty("address").GetString()!)]
            : [];

    private static async Task<List<NewsItem>> NewsAsync(Town town) =>
        await town.App.Services.GetRequiredService<NewsItems>().AllAsync().ToListAsync();
}
