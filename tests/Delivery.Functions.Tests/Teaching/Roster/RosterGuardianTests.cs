using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Roster.RosterPageTests;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>Whose guardian is asked for and kept, and whose is not.</summary>
public sealed class RosterGuardianTests
{
    [Fact]
    public async Task A_child_is_entered_with_its_guardian_and_not_without()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        (string, string)[] child =
        [
            ("act", "add"),
            ("personName", "李小二"),
            ("phone", "13900010002"),
            ("birth", "2018"),
        ];
        (string, string)[] guardian = [("guardianName", "李二"), ("guardianPhone", "13900010002"), ("consent", "yes")];

        using var without = await PostAsync(street, $"/orders/{course}/roster", child);
        using var with = await PostAsync(street, $"/orders/{course}/roster", [.. child, .. guardian]);

        var page = WebUtility.HtmlDecode(await without.Content.ReadAsStringAsync());
        Assert.Matches("id=\"guardianName-why\">孩子可能未满14岁，请补上监护人姓名", page);
        Assert.Matches("id=\"consent-why\">孩子可能未满14岁，请先征得监护人同意", page);
        Assert.Equal((422, 303), ((int)without.StatusCode, (int)with.StatusCode));
        Assert.Equal(["李小二"], (await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task A_grown_ups_guardian_is_not_kept_and_the_page_says_so()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var (roster, of) = ($"/orders/{course}/roster", "只留未满14岁的孩子的监护人，成年人的没有保存。");

        using var one = await PostAsync(
            street,
            roster,
            ("act", "add"),
            ("personName", "李大"),
            ("phone", "13900010002"),
            ("birth", "1958"),
            ("guardianName", "李二"),
            ("guardianPhone", "13900010003"),
            ("consent", "yes")
        );
        using var list = new MultipartFormDataContent
        {
            { new StringContent("lines"), "act" },
            {
                new StringContent(
                    "姓名,手机,出生年份,监护人,监护人手机,监护人同意\n张大,13900010004,1960,张二,13900010005,是"
                ),
                "file",
                "名单.csv"
            },
        };
        using var lines = await street.PostAsync(roster, list);

        Assert.Equal((303, 303), ((int)one.StatusCode, (int)lines.StatusCode));
        Assert.Contains(
            $"已加入名单。{of}",
            await street.GetStringAsync(one.Headers.Location),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"名单已更新。{of}",
            await street.GetStringAsync(lines.Headers.Location),
            StringComparison.Ordinal
        );
        var kept = await street.GetStringAsync($"/api/courses/{course}/roster");
        Assert.Contains("李大", System.Text.RegularExpressions.Regex.Unescape(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("13900010003", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("13900010005", kept, StringComparison.Ordinal);
    }
}
