using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>A street asks for somebody who came to it before.</summary>
public sealed class RequestedTeacherTests
{
    private static readonly HtmlParser Html = new();

    [Fact]
    public async Task The_form_offers_who_taught_here_lately_and_nobody_else()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        Assert.Empty(await OfferedAsync(street));

        await town.ConfirmedCourseAsync("T01");
        Assert.Equal(["", "T01"], await OfferedAsync(street));
    }

    private static async Task<string?[]> OfferedAsync(HttpClient street)
    {
        var form = Html.ParseDocument(await street.GetStringAsync("/orders/new"));
        return [.. form.QuerySelectorAll("[name=requestedTeacher] option").Select(one => one.GetAttribute("value"))];
    }
}
