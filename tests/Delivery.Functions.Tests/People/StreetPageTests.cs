using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

public sealed class StreetPageTests
{
    private const string Street = $"/staff/streets/{Neighbourhood.Street}";
    private const string Saved = $"{Street}?said=EntrySaved";
    private const string Edit = $"{Street}/edit";

    [Fact]
    public async Task Staff_look_by_their_role_and_only_an_admin_changes()
    {
        await using var place = await PlaceAsync();
        using var conduct = await place.WithScopesAsync(Role.Conduct);
        using var matcher = await place.WithScopesAsync(Role.Matcher);
        using var street = await place.App.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        string[] all = ["/staff/streets", "/staff/disciplines", "/staff/calendar", "/staff/seasons", Street];

        foreach (var path in all)
        {
            Assert.Equal(401, await StatusAsync(place.App.Anonymous, path));
            Assert.Equal(403, await StatusAsync(street, path));
            Assert.Equal(200, await StatusAsync(conduct, path));
        }
        Assert.Equal(403, await StatusAsync(conduct, "/staff/teachers"));
        Assert.DoesNotContain("/staff/teachers", await conduct.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("/staff/teachers", await matcher.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Equal(403, await StatusAsync(conduct, "/staff/teachers/T01/bank"));
        Assert.Equal(200, await StatusAsync(matcher, "/staff/teachers"));
        Assert.Equal(200, await StatusAsync(matcher, "/staff/teachers/T01"));
        Assert.Equal(403, await StatusAsync(matcher, "/staff/teachers/T01/edit"));
        Assert.Equal(403, await StatusAsync(conduct, Edit));
        Assert.DoesNotContain("/edit", await conduct.GetStringAsync(Street), StringComparison.Ordinal);
        Assert.Contains(Edit, await place.App.Http.GetStringAsync(Street), StringComparison.Ordinal);

        using var nothing = new FormUrlEncodedContent([]);
        using var refused = await conduct.PostAsync(Edit, nothing);
        Assert.Equal(403, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Streets_are_found_by_name_code_district_and_status_page_by_page()
    {
        await using var place = await PlaceAsync();
        var other = Neighbourhood.StreetBody();
        (other["name"], other["district"]) = ("竹溪镇", "松江区");
        using var put = await place.App.Http.PutAsJsonAsync("/api/streets/ZX01", other);
        Assert.Equal(201, (int)put.StatusCode);

        Assert.Equal(["清荷街道", "竹溪镇"], await NamesAsync(place, ""));
        Assert.Equal(["竹溪镇"], await NamesAsync(place, "?q=竹溪"));
        Assert.Equal(["竹溪镇"], await NamesAsync(place, "?q=ｚｘ01"));
        Assert.Equal(["清荷街道"], await NamesAsync(place, "?district=黄浦区"));
        Assert.Equal([], await NamesAsync(place, "?status=Suspended"));
        Assert.Equal([], await NamesAsync(place, "?q=竹溪&district=黄浦区"));

        var first = await OpenAsync(place, "/staff/streets?limit=1&status=Active");
        var next = first
            .QuerySelectorAll("a.button")
            .Single(link => link.TextContent == "下一页")
            .GetAttribute("href")!;
        Assert.Equal(["竹溪镇"], NamesIn(await OpenAsync(place, next)));
    }

    [Fact]
    public async Task The_page_of_a_street_has_its_agreement_and_leads_to_its_orders()
    {
        await using var place = await PlaceAsync();
        var page = await OpenAsync(place, Street);

        Assert.Contains("已生效", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/staff/orders/{place.OrderId}']"));
        Assert.Equal(404, await StatusAsync(place.App.Http, "/staff/streets/nowhere"));
    }

    [Fact]
    public async Task A_change_is_saved_and_the_page_says_who_made_it_when_before_and_after()
    {
        await using var place = await PlaceAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, Edit);
        form["publishedPhone"] = "(021) 5550 0009";
        Assert.Equal((303, Saved), await SentToAsync(form));
        Assert.Contains("已保存。谁改了什么", await place.App.Http.GetStringAsync(Saved), StringComparison.Ordinal);

        var change = (await OpenAsync(place, Street)).QuerySelector(".list > li")!.TextContent;
        Assert.Contains("修改", change, StringComparison.Ordinal);
        Assert.Contains("2026年9月1日 08:00", change, StringComparison.Ordinal);
        Assert.Contains("021-55500002", change, StringComparison.Ordinal);
        Assert.Contains("021-55500009", change, StringComparison.Ordinal);
        var stored = await place.GetAsync($"/api/streets/{Neighbourhood.Street}");
        Assert.Equal("021-55500009", (string?)stored["publishedContact"]!["phone"]);
        Assert.Equal("Active", (string?)stored["status"]);
    }

    [Fact]
    public async Task What_the_rules_refuse_stands_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var place = await PlaceAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, Edit);
        (form["name"], form["orderingPhone"], form["deliveryEmail"]) = ("新荷街道", "12345", "");
        form["publishedName"] = new string('荷', 101);
        var sent = await form.SendAsync();

        Assert.Equal(422, sent.Status);
        Assert.Contains("申报人电话有误", sent.Beside("orderingPhone"), StringComparison.Ordinal);
        Assert.Contains("请填写执行负责人电子邮箱", sent.Beside("deliveryEmail"), StringComparison.Ordinal);
        Assert.Contains("最多100字", sent.Beside("publishedName"), StringComparison.Ordinal);
        var again = form.Again(sent);
        Assert.Equal(("新荷街道", "12345"), (again["name"], again["orderingPhone"]));
        Assert.Equal(new string('荷', 101), again["publishedName"]);
        Assert.Equal("清荷街道", (string?)(await place.GetAsync($"/api/streets/{Neighbourhood.Street}"))["name"]);
    }

    [Fact]
    public async Task Two_who_change_the_same_street_see_both_side_by_side_and_choose()
    {
        await using var place = await PlaceAsync();
        var (first, second) = (
            await EntryForm.OpenAsync(place.App.Approver, Edit),
            await EntryForm.OpenAsync(place.App.Http, Edit)
        );
        (first["name"], first["orderingName"]) = ("荷花街道", "林二");
        Assert.Equal(303, (await first.SendAsync()).Status);
        (second["name"], second["publishedPhone"]) = ("莲花街道", "021-55500009");

        var conflict = await second.SendAsync();
        Assert.Equal(409, conflict.Status);
        Assert.Contains("荷花街道", conflict.Page.GetElementById("take-name")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("莲花街道", conflict.Page.GetElementById("take-name")!.TextContent, StringComparison.Ordinal);
        Assert.Null(conflict.Page.GetElementById("take-district"));

        second = second.Again(conflict);
        Assert.Equal("莲花街道", second["name"]);
        (second["take[name]"], second["take[orderingName]"]) = ("typed", "stored");
        var unchosen = await second.SendAsync();
        Assert.Equal(422, unchosen.Status);
        Assert.Contains("请选定", unchosen.Beside("take-publishedPhone"), StringComparison.Ordinal);

        second = second.Again(unchosen);
        second["take[publishedPhone]"] = "typed";
        Assert.Equal(303, (await second.SendAsync()).Status);
        var stored = await place.GetAsync($"/api/streets/{Neighbourhood.Street}");
        Assert.Equal("莲花街道", (string?)stored["name"]);
        Assert.Equal("林二", (string?)stored["contacts"]!["ordering"]!["name"]);
        Assert.Equal("021-55500009", (string?)stored["publishedContact"]!["phone"]);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_changes_once()
    {
        await using var place = await PlaceAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, Edit);
        form["name"] = "荷花街道";
        Assert.Equal([(303, Saved), (303, Saved)], [await SentToAsync(form), await SentToAsync(form)]);

        // The second time nothing was changed: made over the API, and changed once.
        Assert.Equal(2, (await OpenAsync(place, Street)).QuerySelectorAll("h2 + .list > li").Length);
    }

    [Fact]
    public async Task A_new_street_takes_no_code_that_another_has()
    {
        await using var place = await PlaceAsync();
        var form = await EntryForm.OpenAsync(place.App.Http, "/staff/new/streets");
        (form["code"], form["name"], form["district"]) = (Neighbourhood.Street, "竹溪镇", "松江区");
        (form["orderingName"], form["orderingPhone"], form["orderingEmail"]) = ("林四", "13700002222", "l4@example.cn");
        (form["publishedName"], form["publishedPhone"]) = ("竹溪文体中心", "55500007转801");
        var taken = await form.SendAsync();
        Assert.Equal(409, taken.Status);
        Assert.Contains("已经登记过（清荷街道）", taken.Beside("code"), StringComparison.Ordinal);

        form = form.Again(taken);
        form["code"] = "ZX 01";
        var wrong = await form.SendAsync();
        Assert.Contains("街镇代码应为", wrong.Beside("code"), StringComparison.Ordinal);
        form = form.Again(wrong);
        form["code"] = "ZX01";
        Assert.Equal((303, "/staff/streets/ZX01?said=EntrySaved"), await SentToAsync(form));
        var stored = await place.GetAsync("/api/streets/ZX01");
        Assert.Equal("021-55500007-801", (string?)stored["publishedContact"]!["phone"]);
    }

    [Fact]
    public async Task Changes_over_the_API_are_in_the_history_too_and_older_ones_are_a_page_away()
    {
        await using var place = await PlaceAsync();
        for (var number = 1; number <= 22; number++)
        {
            var body = Neighbourhood.StreetBody();
            body["name"] = $"清荷{number}街道";
            using var put = await place.App.Http.PutAsJsonAsync($"/api/streets/{Neighbourhood.Street}", body);
            Assert.Equal(200, (int)put.StatusCode);
        }

        var page = await OpenAsync(place, Street);
        var newest = page.QuerySelectorAll("h2 + .list > li");
        Assert.Equal(20, newest.Length);
        Assert.Contains("清荷22街道", newest[0].TextContent, StringComparison.Ordinal);
        var older = page.QuerySelectorAll("a.button").Single(link => link.TextContent == "更早的修改");
        var rest = (await OpenAsync(place, older.GetAttribute("href")!)).QuerySelectorAll("h2 + .list > li");
        Assert.Equal(3, rest.Length);
        Assert.Contains("登记", rest[2].TextContent, StringComparison.Ordinal);

        // None of it is in the list of streets, whichever page is asked for.
        var listed = await place.GetAsync("/api/streets?after=!");
        Assert.Single(listed["items"]!.AsArray());
        var audit = place.App.Services.GetRequiredService<AuditLog>();
        var acts = await audit.OfDayAsync(new DateOnly(2026, 9, 1)).ToListAsync();
        Assert.Equal(23, acts.Count(act => act.Value.Act == "street.put"));
    }

    private static Task<Neighbourhood> PlaceAsync() => Neighbourhood.WithAsync();

    private static async Task<(int, string?)> SentToAsync(EntryForm form)
    {
        var sent = await form.SendAsync();
        return (sent.Status, sent.Location);
    }

    private static async Task<IEnumerable<string>> NamesAsync(Neighbourhood place, string query) =>
        NamesIn(await OpenAsync(place, $"/staff/streets{query}"));

    private static IEnumerable<string> NamesIn(IDocument page) =>
        page.QuerySelectorAll("tbody a.strong").Select(link => link.TextContent);

    private static async Task<int> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return (int)answer.StatusCode;
    }

    private static async Task<IDocument> OpenAsync(Neighbourhood place, string path) =>
        new HtmlParser().ParseDocument(await place.App.Http.GetStringAsync(path));
}
