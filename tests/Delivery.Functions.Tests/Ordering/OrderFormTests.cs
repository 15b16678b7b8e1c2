using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What a street finds in the form, and what its reviewer finds of it.</summary>
public sealed class OrderFormTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    private static readonly string[] Contacts =
    [
        "orderingName",
        "orderingPhone",
        "orderingEmail",
        "deliveryName",
        "deliveryPhone",
        "deliveryEmail",
    ];

    [Fact]
    public async Task The_form_opens_with_the_streets_own_contacts()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");

        Assert.Equal(
            ["林一", "13700001111", "lin@example.cn", "周二", "13900005678", "zhou@example.cn"],
            Contacts.Select(name => ValueOf(form, name))
        );
    }

    [Fact]
    public async Task Contacts_that_are_left_as_they_are_stay_the_streets_and_changed_ones_are_this_orders()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");
        var own = await FileAsync(street, form, "D04");
        var other = await FileAsync(street, form, "D05", ("deliveryName", "何五"), ("deliveryPhone", "139 0000 5555"));

        Assert.Null((await town.GetAsync($"/api{own}"))["contacts"]);
        var changed = (await town.GetAsync($"/api{other}"))["contacts"]!;
        Assert.Equal(
            ("林一", "何五", "13900005555"),
            (
                (string)changed["ordering"]!["name"]!,
                (string)changed["delivery"]!["name"]!,
                (string)changed["delivery"]!["phone"]!
            )
        );
        Assert.Equal(
            "周二",
            (string?)(await town.GetAsync($"/api/streets/{Neighbourhood.Street}"))["contacts"]!["delivery"]!["name"]
        );
    }

    [Fact]
    public async Task An_order_off_the_basic_stream_is_not_held_against_the_basic_quota()
    {
        var order = Neighbourhood.Order("D06");
        order["fundingStream"] = "NonBasic";
        var offBasic = await town.App.Http.GetStringAsync($"/staff/orders/{await town.FileAsync(order)}");
        var basic = await town.App.Http.GetStringAsync($"/staff/orders/{town.OrderId}");

        Assert.Contains("剩余", basic, StringComparison.Ordinal);
        Assert.Contains("预留经费", basic, StringComparison.Ordinal);
        Assert.DoesNotContain("剩余", offBasic, StringComparison.Ordinal);
        Assert.DoesNotContain("预留经费", offBasic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic", true)]
    [InlineData("NonBasic", false)]
    [InlineData("YouthSummer", false)]
    public async Task A_form_that_comes_back_shows_the_quota_of_the_basic_stream_alone(string stream, bool shown)
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");
        using var refused = await PostAsync(street, form, "D07", ("fundingStream", stream), ("expected", ""));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(shown, page.Contains("2026年经费", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10-20", "", "", "第1节课请填写开始时间和分钟数")]
    [InlineData("2026-10-20", "", "90", "第1节课请填写开始时间")]
    [InlineData("20日", "14:00", "90", "第1节课请填写日期")]
    [InlineData("20日", "两点", "一小时", "第1节课请填写日期、开始时间和分钟数")]
    public async Task Of_a_lesson_only_what_is_missing_is_asked_for(
        string day,
        string start,
        string minutes,
        string why
    )
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");
        using var refused = await PostAsync(
            street,
            form,
            "D07",
            ("lessonDate[0]", day),
            ("lessonStart[0]", start),
            ("lessonMinutes[0]", minutes)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($">{why}<", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_withdraws_an_order_reads_what_becomes_of_it()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var order = await FileAsync(street, await OpenAsync(street, "/orders/new"), "D08");
        using var reason = new FormUrlEncodedContent([KeyValuePair.Create("reason", "不办了")]);
        using var withdrawn = await street.PostAsync($"{order}/withdraw", reason);
        var told = withdrawn.Headers.Location!.OriginalString;

        Assert.Equal($"{order}?said=OrderWithdrawn", told);
        Assert.Contains(
            ">订单已撤回，协会不再办理；已预留经费的，会自动退回。<",
            await street.GetStringAsync(told),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_chosen_from_a_list_is_asked_and_not_guessed()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");
        using var refused = await PostAsync(street, form, "", ("indoor", ""));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"indoor-why\">请选择室内还是室外<", page, StringComparison.Ordinal);
        Assert.Contains("id=\"discipline-why\">请选择项目<", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_told_from_top_to_bottom_and_no_lessons_are_added()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await OpenAsync(street, "/orders/new");
        using var refused = await PostAsync(
            street,
            form,
            "",
            ("indoor", ""),
            ("expected", ""),
            ("venueAddress", ""),
            ("ages", "")
        );
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());

        var named = page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")![1..]).ToList();
        var shown = page.QuerySelectorAll("[name]").Select(field => field.Id).ToList();
        Assert.Contains("venueAddress", named);
        Assert.Equal(named.OrderBy(shown.IndexOf), named);
        Assert.Single(page.QuerySelectorAll(".slot"));
    }

    private static async Task<IHtmlDocument> OpenAsync(HttpClient by, string path) =>
        new HtmlParser().ParseDocument(await by.GetStringAsync(path));

    private static string ValueOf(IHtmlDocument form, string name) =>
        form.QuerySelector($"[name={name}]")!.GetAttribute("value")!;

    private static async Task<string> FileAsync(
        HttpClient by,
        IHtmlDocument form,
        string discipline,
        params (string Name, string Value)[] changed
    )
    {
        using var filed = await PostAsync(by, form, discipline, changed);
        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);
        return filed.Headers.Location!.OriginalString.Split('?')[0];
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient by,
        IHtmlDocument form,
        string discipline,
        params (string Name, string Value)[] changed
    )
    {
        var fields = Contacts.ToDictionary(name => name, name => ValueOf(form, name));
        fields["formKey"] = Guid.NewGuid().ToString("N");
        fields["act"] = "submit";
        fields["discipline"] = discipline;
        fields["fundingStream"] = "Basic";
        fields["expected"] = "25";
        fields["ages"] = "50—70岁";
        fields["indoor"] = "true";
        fields["venueName"] = "清荷文体中心";
        fields["venueAddress"] = "黄浦区清荷路1号";
        fields["lessonDate[0]"] = "2026-10-20";
        fields["lessonStart[0]"] = "14:00";
        fields["lessonMinutes[0]"] = "90";
        foreach (var (name, value) in changed)
            fields[name] = value;
        return by.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
    }
}
