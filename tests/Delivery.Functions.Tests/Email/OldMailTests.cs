using Azure.Data.Tables;
using Delivery.Functions.Email;
using Delivery.Functions.Storage;
using Xunit;

namespace Delivery.Functions.Tests.Email;

/// <summary>A data folder from before 28 November 2026, when each mail lay in one of 256 partitions.</summary>
public sealed class OldMailTests
{
    private static readonly DateTimeOffset Then = new(2026, 8, 31, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_waited_is_sent_what_was_sent_is_not_and_what_was_given_up_can_be_sent_again()
    {
        await using var office = await OpenAsync();
        Assert.Equal(1, await office.Outbox.SendWaitingAsync());
        await office.Outbox.SendAsync([
            MailOffice.Letter("waited"),
            MailOffice.Letter("sent"),
            MailOffice.Letter("failed"),
        ]);
        Assert.Equal(["waited"], office.Sent.Select(mail => mail.Key));
        Assert.Equal(Then, office.Sent[0].WrittenAt);

        Assert.True(await office.Outbox.SendAgainAsync(MailPlace.Of("failed").Hash));
        Assert.Equal(["waited", "failed"], office.Sent.Select(mail => mail.Key));
        Assert.Equal(
            [MailPlace.Partition],
            office.WholeMail.Query<TableEntity>().Select(row => row.PartitionKey).Distinct()
        );
    }

    [Fact]
    public async Task A_process_that_dies_while_they_are_moved_sends_each_once_all_the_same()
    {
        for (var (breaths, died) = (0, true); died; breaths++)
        {
            await using var office = await OpenAsync();
            office.Begin(breaths);
            try
            {
                await office.Outbox.SendAsync(MailOffice.Letter("new"));
                died = false;
            }
            catch (Life.OverException)
            {
                office.Begin();
                await office.Outbox.SendAsync(MailOffice.Letter("new"));
            }
            office.Begin();
            await office.SendAllAsync();

            Assert.Equal(["new", "waited"], office.Sent.Select(mail => mail.Key).Distinct().Order());
            Assert.Equal(2, office.Sent.DistinctBy(mail => (mail.Id, mail.WrittenAt)).Count());
            Assert.Single((await office.Failed.PageAsync(null, 10)).Rows);
        }
    }

    private static async Task<MailOffice> OpenAsync()
    {
        var office = await MailOffice.OpenAsync();
        await PutAsync(office, "waited", "Pending", MailOffice.Letter("waited"));
        await PutAsync(office, "sent", "Sent", null);
        await PutAsync(office, "failed", "Failed", MailOffice.Letter("failed"));
        var hash = MailPlace.Of("waited").Hash;
        await office.WholeMail.AddEntityAsync(Row.Of("waiting", $"1|20260831090000000|{hash}", new { hash }));
        await office.WholeMail.AddEntityAsync(Row.Of("failed", MailPlace.Of("failed").Hash, new { hash }));
        await office.WholeMail.AddEntityAsync(Row.Of("budget", "202608310900", new { mails = 1 }));
        return office;
    }

    private static Task PutAsync(MailOffice office, string key, string state, Mail? mail)
    {
        var hash = MailPlace.Of(key).Hash;
        var value = new
        {
            key,
            state,
            at = Then,
            tries = 0,
            mail,
        };
        return office.WholeMail.AddEntityAsync(Row.Of($"mail-{hash[..2]}", hash, value));
    }
}
