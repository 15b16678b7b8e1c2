using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Email;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Email;

public sealed class AddressTroubleTests
{
    [Fact]
    public async Task An_address_that_no_mail_reaches_is_in_trouble_until_one_is_sent_again()
    {
        await using var office = await MailOffice.OpenAsync();
        Assert.Null(await office.Troubles.FindAsync("lin@example.cn"));
        await office.GiveUpAsync("a");

        var trouble = (await office.Troubles.FindAsync("Lin@Example.cn"))!;
        Assert.Equal(("lin@example.cn", "The mail server is away."), (trouble.Address, trouble.Trouble));
        Assert.Null(await office.Troubles.FindAsync("lin@example.com"));

        await office.Outbox.SendAgainAsync(MailPlace.Of("a").Hash);
        Assert.Null(await office.Troubles.FindAsync("lin@example.cn"));
    }

    [Fact]
    public async Task Two_mails_to_one_address_that_fail_together_are_both_given_up()
    {
        await using var office = await MailOffice.OpenAsync();
        await office.GiveUpAsync("a", "b");

        Assert.Equal(2, (await office.Failed.PageAsync(null, 10)).Rows.Count);
        Assert.Single(await office.Troubles.AmongAsync(["lin@example.cn", "LIN@example.cn", "other@example.cn"]));
    }
}

internal static class GivingUp
{
    /// <summary>Mails that the transport refuses until they are given up; afterwards it takes everything.</summary>
    public static async Task GiveUpAsync(this MailOffice office, params string[] keys)
    {
        var look = office.Look;
        office.Look = _ => throw new IOException("The mail server is away.");
        await office.Outbox.SendAsync([.. keys.Select(key => MailOffice.Letter(key))]);
        for (var hour = 0; hour < 36; hour++)
        {
            office.Pass(TimeSpan.FromHours(1));
            await office.Outbox.SendWaitingAsync();
        }
        office.Look = look;
    }
}

/// <summary>Where staff see what became of an address.</summary>
public sealed class ShownTroubleTests
{
    [Fact]
    public async Task Staff_see_the_address_that_mail_does_not_reach_and_nobody_else_does()
    {
        await using var place = await Neighbourhood.WithAsync();
        var (street, teacher) = ($"/api/streets/{Neighbourhood.Street}", $"/api/teachers/{Neighbourhood.Teacher}");
        Assert.Null((await ReadAsync(place.App.Http, street))["mailTroubles"]);
        var office = (string)(await ReadAsync(place.App.Http, street))["contacts"]!["ordering"]!["email"]!;
        var trainer = (string)(await ReadAsync(place.App.Http, teacher))["email"]!;
        await FailAsync(place, office);
        await FailAsync(place, trainer);
        using var own = await place.SignedInAsync(CallerKind.Street, Neighbourhood.Street);

        Assert.Equal([office], TroublesIn(await ReadAsync(place.App.Http, street)));
        Assert.Equal([trainer], TroublesIn(await ReadAsync(place.App.Http, teacher)));
        Assert.Null((await ReadAsync(own, street))["mailTroubles"]);
        var review = await place.App.Http.GetStringAsync($"/staff/orders/{place.OrderId}");
        Assert.Contains($"{office} 收不到邮件", review, StringComparison.Ordinal);
        foreach (var page in new[] { $"/staff/streets/{Neighbourhood.Street}", "/staff/teachers/T01" })
            Assert.Contains("收不到邮件", await place.App.Http.GetStringAsync(page), StringComparison.Ordinal);
        Assert.Contains("没有送到的邮件", await place.App.Http.GetStringAsync("/staff"), StringComparison.Ordinal);
    }

    private static async Task FailAsync(Neighbourhood place, string address)
    {
        var (tables, now) = (place.App.Services.GetRequiredService<DeliveryTables>(), place.App.Now);
        var letter = MailOffice.Letter($"to {address}", to: address);
        await tables.Mail.UpsertEntityAsync(new FailedMail(letter, now, now, 12, "No such user.").ToRow());
        await tables.Mail.UpsertEntityAsync(new AddressTrouble(address, now, "No such user.").ToRow());
    }

    private static async Task<JsonNode> ReadAsync(HttpClient http, string address) =>
        (await http.GetFromJsonAsync<JsonNode>(address))!;

    private static IEnumerable<string> TroublesIn(JsonNode view) =>
        view["mailTroubles"]!.AsArray().Select(trouble => (string)trouble!["address"]!);
}
