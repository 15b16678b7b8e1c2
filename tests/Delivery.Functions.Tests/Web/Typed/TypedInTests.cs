using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Xunit;

namespace Delivery.Functions.Tests.Web.Typed;

/// <summary>What people type, on its way through the API and through forms into the registers.</summary>
public sealed class TypedInTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("+86 138 0000 0001", "13800000001")]
    [InlineData("１３８００００００００", "13800000000")]
    [InlineData("139 0000 0001 ", "13900000001")]
    [InlineData("(021)55500001", "021-55500001")]
    [InlineData("55500001转801", "021-55500001-801")]
    public async Task A_streets_phones_names_and_addresses_are_kept_clean(string typed, string kept)
    {
        var body = Neighbourhood.StreetBody();
        body["name"] = " 清荷\u200b街道\r\n";
        body["contacts"]!["ordering"]!["name"] = "\u202e阿依·\u200d古丽\n";
        body["contacts"]!["ordering"]!["phone"] = typed;
        body["contacts"]!["ordering"]!["email"] = "ａ@b.cn";
        using var answer = await town.App.Http.PutAsJsonAsync("/api/streets/310101044", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());

        var street = await town.GetAsync("/api/streets/310101044");
        var ordering = street["contacts"]!["ordering"]!;
        Assert.Equal("清荷街道", (string?)street["name"]);
        Assert.Equal(
            ("阿依·古丽", kept, "a@b.cn"),
            ((string)ordering["name"]!, (string)ordering["phone"]!, (string)ordering["email"]!)
        );
    }

    [Fact]
    public async Task Lists_and_bank_data_are_cleaned_too()
    {
        var body = Neighbourhood.TeacherBody();
        body["disciplines"] = new JsonArray("Ｄ０１ ", "D\u200b02");
        body["districts"] = new JsonArray(" 黄浦区\n");
        body["bank"] = new JsonObject { ["holder"] = "王三\u202e", ["account"] = "６２２７ 0000 1234 0001" };
        using var answer = await town.App.Http.PutAsJsonAsync("/api/teachers/T44", body);

        var teacher = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(["D01", "D02"], teacher["disciplines"]!.AsArray().Select(code => (string)code!));
        Assert.Equal("黄浦区", (string?)teacher["districts"]![0]);
        Assert.Equal("王三", (string?)teacher["bank"]!["holder"]);
        Assert.Equal("************0001", (string?)teacher["bank"]!["account"]);
    }

    [Fact]
    public async Task Every_text_that_is_too_long_is_named_with_its_limit()
    {
        var body = Neighbourhood.StreetBody();
        body["name"] = new string('街', 101);
        body["contacts"]!["ordering"]!["name"] = new string('林', 200);
        body["contacts"]!["delivery"]!["email"] = new string('a', 300) + "@example.cn";
        using var answer = await town.App.Http.PutAsJsonAsync("/api/streets/310101045", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray();
        Assert.Equal(
            [
                ("name", "“name”最多100字，现有101字，请删短"),
                ("contacts.ordering.name", "“contacts.ordering.name”最多50字，现有200字，请删短"),
                ("contacts.delivery.email", "“contacts.delivery.email”最多254字，现有311字，请删短"),
            ],
            errors.Select(error => ((string)error!["field"]!, (string)error["message"]!))
        );
    }

    [Fact]
    public async Task The_description_of_the_API_says_how_long_a_text_may_be()
    {
        var contact = (await town.GetAsync("/api/openapi.json"))["components"]!["schemas"]!["Contact"]!["properties"]!;

        Assert.Equal((50, 254), ((int)contact["name"]!["maxLength"]!, (int)contact["email"]!["maxLength"]!));
    }

    [Fact]
    public async Task A_form_is_cleaned_and_its_order_is_filed_as_if_it_had_been_typed_well()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var filed = await PostAsync(
            street,
            ("orderingName", "林\u200b七\n"),
            ("orderingPhone", "+86 137 0000 1117"),
            ("orderingEmail", "ｌｉｎ７＠example．cn"),
            ("expected", "２５"),
            ("venueName", " 清荷文体中心\u202e ")
        );
        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);

        var order = await town.GetAsync($"/api{filed.Headers.Location!.OriginalString.Split('?')[0]}");
        var ordering = order["contacts"]!["ordering"]!;
        Assert.Equal("清荷文体中心", (string?)order["venue"]!["name"]);
        Assert.Equal(
            ("林七", "13700001117", "lin7@example.cn"),
            ((string)ordering["name"]!, (string)ordering["phone"]!, (string)ordering["email"]!)
        );
    }

    [Fact]
    public async Task A_name_of_200_letters_comes_back_whole_with_the_limit_beside_it_and_all_else_that_is_wrong()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var name = new string('林', 200);
        using var refused = await PostAsync(street, ("orderingName", name), ("expected", "3"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(name, page.QuerySelector("#orderingName")!.GetAttribute("value"));
        Assert.Contains(
            "“申报人姓名”最多50字，现有200字",
            page.QuerySelector("#orderingName-why")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("至少", page.QuerySelector("#expected-why")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_long_is_said_while_it_is_typed()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var checkedForm = await PostToAsync(street, "/orders/check", ("notes", new string('字', 2001)));

        var errors = (await checkedForm.Content.ReadFromJsonAsync<JsonObject>())!["errors"]!.AsArray();
        Assert.Contains(errors, error => (string?)error!["message"] == "“说明”最多2000字，现有2001字，请删短");
    }

    [Fact]
    public async Task A_reviewers_comment_that_is_too_long_decides_nothing()
    {
        using var refused = await PostToAsync(
            town.App.Http,
            $"/staff/orders/{town.OrderId}/decision",
            ("comment", new string('字', 2001)),
            ("decision", "approve")
        );

        await AssertBesideAsync(refused, "comment", "“意见”最多2000字，现有2001字");
        Assert.Equal("Submitted", (string?)(await town.GetAsync($"/api/orders/{town.OrderId}"))["stage"]);
    }

    [Fact]
    public async Task An_address_that_is_too_long_gets_no_mail()
    {
        using var refused = await PostToAsync(
            town.App.Anonymous,
            "/sign-in",
            ("email", $"{new string('a', 300)}@example.cn")
        );

        await AssertBesideAsync(refused, "email", "“邮箱”最多254字，现有311字");
    }

    private static async Task AssertBesideAsync(HttpResponseMessage refused, string field, string message)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Contains(message, page.QuerySelector($"#{field}-why")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient by, params (string Name, string Value)[] fields) =>
        PostToAsync(by, "/orders/new", fields);

    private static async Task<HttpResponseMessage> PostToAsync(
        HttpClient by,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var all = new Dictionary<string, string>
        {
            ["formKey"] = Guid.NewGuid().ToString("N"),
            ["act"] = "submit",
            ["discipline"] = "D03",
            ["fundingStream"] = "Basic",
            ["expected"] = "25",
            ["ages"] = "50—70岁",
            ["indoor"] = "true",
            ["venueName"] = "清荷文体中心",
            ["venueAddress"] = "黄浦区清荷路1号",
            ["lessonDate[0]"] = "2026-10-20",
            ["lessonStart[0]"] = "14:00",
            ["lessonMinutes[0]"] = "90",
            ["orderingName"] = "林一",
            ["orderingPhone"] = "13700001111",
            ["orderingEmail"] = "lin@example.cn",
        };
        foreach (var (name, value) in fields)
            all[name] = value;
        using var form = new FormUrlEncodedContent(all);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Add("Origin", by.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return await by.SendAsync(request);
    }
}
