using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.People;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Whoever goes back to a page and says something else is not told that it was done.</summary>
public sealed class OtherWordTests
{
    [Fact]
    public async Task A_return_that_is_sent_twice_is_one_and_a_rejection_from_the_same_page_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var order = await town.FileAsync();
        var form = await EntryForm.OpenAsync(town.App.Http, $"/staff/orders/{order}", "/decision");
        (form["decision"], form["comment"]) = ("return", "请写明场地楼层");

        Assert.Equal(303, (await form.SendAsync()).Status);
        Assert.Equal(303, (await form.SendAsync()).Status);
        (form["decision"], form["comment"]) = ("reject", "与已安排的课程重复");
        var refused = await form.SendAsync();

        Assert.Equal(422, refused.Status);
        Assert.Contains("订单已被别人修改，请重新打开后再提交", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Returned", await town.StageAsync(order));
    }

    [Fact]
    public async Task An_answer_that_is_sent_twice_is_one_and_another_from_the_same_page_is_refused()
    {
        await using var town = await Town.StartAsync(teachers: 0);
        var order = await town.FileAsync();
        await town.SendAsync($"/api/orders/{order}/decision", new { decision = "return", comment = "请写明场地楼层" });
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var form = await EntryForm.OpenAsync(street, $"/orders/{order}/edit", "/edit");
        (form["act"], form["venueAddress"]) = ("submit", "清荷路1号二楼");

        Assert.Equal(303, (await form.SendAsync()).Status);
        Assert.Equal(303, (await form.SendAsync()).Status);
        form["venueAddress"] = "清荷路1号三楼";
        var refused = await form.SendAsync();

        Assert.Equal(422, refused.Status);
        Assert.Contains("待审核", refused.Text, StringComparison.Ordinal);
        var kept = (await town.App.Services.GetRequiredService<StreetYears>().GetOrderAsync(order)).Value;
        Assert.Equal((OrderStage.Submitted, "清荷路1号二楼"), (kept.Stage, kept.Request.Venue.Address));
    }
}
