using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Delivery.Functions.Tests.Teaching.Roster.RosterPageTests;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>A file of people on the page of the list: guessed, asked about, refused.</summary>
public sealed class RosterFileTests
{
    [Theory]
    [InlineData(
        "编号,性别,学员(全名),号码\n1,女,赵一,139 0001 0001\n2,男,钱二,13900010002\n",
        "“学员(全名)”是姓名，“号码”是手机，已填在下面",
        "赵一 13900010001\n钱二 13900010002"
    )]
    [InlineData(
        "1,赵一,13900010001,1958-03\n2,钱二,13900010002,1960\n",
        "第2列是姓名，第3列是手机，第4列是出生年份或年龄，已填在下面",
        "赵一 13900010001 1958\n钱二 13900010002 1960"
    )]
    [InlineData(
        "年龄,姓名,号码\n68岁,赵一,13900010001\n66,钱二,13900010002\n",
        "第一行认不出“手机”。按内容看，“姓名”是姓名，“号码”是手机，“年龄”是出生年份或年龄，已填在下面",
        "赵一 13900010001 68\n钱二 13900010002 66"
    )]
    // A number of a card is no landline where there are mobiles, and a form was not sent on a day of birth.
    [InlineData(
        "学号,提交时间,交表日,全名是,号码\n20260001,1999/9/1 10:23,2026-09-01,赵一,13900010001\n20260002,1999/9/1 10:24,2026-09-01,钱二,13900010002\n",
        "“全名是”是姓名，“号码”是手机，已填在下面",
        "赵一 13900010001\n钱二 13900010002"
    )]
    public async Task A_file_without_names_of_columns_is_guessed_and_taken_once_the_street_says_so(
        string file,
        string guess,
        string lines
    )
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("lines"), "act" },
            { new StringContent(file), "file", "名单.csv" },
        };
        using var asked = await street.PostAsync($"/orders/{course}/roster", form);
        var page = WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains(guess, page, StringComparison.Ordinal);
        Assert.Contains(lines, page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Empty((await town.RosterAsync(course)).People);

        using var taken = await PostAsync(street, $"/orders/{course}/roster", ("act", "lines"), ("pasted", lines));
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal(["赵一", "钱二"], (await town.RosterAsync(course)).People);
    }

    [Fact]
    public async Task What_was_typed_stays_above_the_guess_and_a_first_person_with_a_wrong_phone_is_in_it()
    {
        var page = await GuessedAsync(
            "赵一,1390001000\n钱二,13900010002\n李四,13900010004\n",
            "孙三 13900010003\r\n钱二 13900010002"
        );

        Assert.Contains(
            ">孙三 13900010003\n钱二 13900010002\n赵一 1390001000\n李四 13900010004<",
            page.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
    }

    /// <summary>A line has no place for who answers for a child.</summary>
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("学员(全名),号码,监护人,监护人手机,监护人同意\n赵小一,13900010001,赵一,13900010001,是\n")]
    [InlineData("姓名,号码,家长称呼\n赵小一,13900010001,赵一\n")]
    public async Task A_file_of_which_nothing_can_be_guessed_is_refused_on_the_page(string file) =>
        Assert.Contains(
            "第一行应是列名，至少要有“姓名”和“手机”两列",
            await GuessedAsync(file, ""),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_on_the_page()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("lines"), "act" },
            { new ByteArrayContent(new byte[1024 * 1024 + 1]), "file", "roster.csv" },
        };
        using var answer = await street.PostAsync($"/orders/{course}/roster", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "文件超过1兆字节，请删去多余的内容",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> GuessedAsync(string file, string pasted)
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("lines"), "act" },
            { new StringContent(pasted), "pasted" },
            { new StringContent(file), "file", "名单.csv" },
        };
        using var asked = await street.PostAsync($"/orders/{course}/roster", form);
        return WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync());
    }
}
