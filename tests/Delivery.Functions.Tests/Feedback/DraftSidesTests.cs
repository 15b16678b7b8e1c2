using System.Net;
using System.Text.RegularExpressions;
using Delivery.Functions.Security;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Tests.Settlement;
using Delivery.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Feedback;

/// <summary>Two people of one street fill in the same month, or one of them on two telephones.</summary>
public sealed partial class DraftSidesTests
{
    private const string Page = "/feedback/2026-09";
    private const string Course = "A1-2026-001";

    [Fact]
    public async Task Who_saves_second_sees_both_and_says_which_holds()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        await SaveAsync(street, one, ($"headcount[{lesson}]", "28"), ($"comment[{Course}]", "场地很好"));

        var (status, page) = await PostAsync(
            street,
            "save",
            other,
            ($"headcount[{lesson}]", "31"),
            ($"delivered[{lesson}]", "yes")
        );

        Assert.Equal(409, status);
        Assert.Contains("也改了这一条", page, StringComparison.Ordinal);
        Assert.Contains("您空着的，先用了那边填的", page, StringComparison.Ordinal);
        Assert.Contains("到课人数：用哪一个", page, StringComparison.Ordinal);
        Assert.Contains("场地很好", page, StringComparison.Ordinal);
        Assert.Contains("data-shown=\"yes\"", page, StringComparison.Ordinal);
        Assert.Equal("28", (await DraftAsync(month))!.Fields[$"headcount[{lesson}]"]);
        (string, string)[] both =
        [
            ($"headcount[{lesson}]", "31"),
            ($"delivered[{lesson}]", "yes"),
            ($"comment[{Course}]", "场地很好"),
            ($"differs[headcount[{lesson}]]", "1"),
        ];

        var (open, unchosen) = await PostAsync(street, "save", HiddenIn(page), both);

        Assert.Equal(422, open);
        Assert.Contains("两处填得不一样，请选定用哪一个", unchosen, StringComparison.Ordinal);
        Assert.Contains("到课人数：用哪一个", unchosen, StringComparison.Ordinal);
        (string, string)[] chosen = [.. both, ($"take[headcount[{lesson}]]", "stored")];
        await SaveAsync(street, HiddenIn(unchosen), chosen);
        var kept = (await DraftAsync(month))!.Fields;
        Assert.Equal(
            [($"comment[{Course}]", "场地很好"), ($"delivered[{lesson}]", "yes"), ($"headcount[{lesson}]", "28")],
            kept.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (field.Key, field.Value))
        );
    }

    [Fact]
    public async Task Who_sends_over_what_another_saved_sees_it_first_and_their_own_may_hold()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        await SaveAsync(street, one, ($"headcount[{lesson}]", "28"));

        var (status, page) = await PostAsync(street, "send", other, Rated(lesson, "31"));

        Assert.Equal(409, status);
        Assert.Null(await ReportAsync(month));
        (string, string)[] mine =
        [
            .. Rated(lesson, "31"),
            ($"differs[headcount[{lesson}]]", "1"),
            ($"take[headcount[{lesson}]]", "typed"),
        ];
        var (sent, _) = await PostAsync(street, "send", HiddenIn(page), mine);
        Assert.Equal(303, sent);
        Assert.Equal(31, (await ReportAsync(month))!.Lessons.Single().Headcount);
        Assert.Null(await DraftAsync(month));
    }

    [Fact]
    public async Task What_a_third_saves_while_two_are_compared_is_shown_anew()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        await SaveAsync(street, one, ($"headcount[{lesson}]", "28"));
        var (_, page) = await PostAsync(street, "save", other, ($"headcount[{lesson}]", "31"));
        await SaveAsync(street, await HiddenAsync(street), ($"headcount[{lesson}]", "29"));

        var (status, anew) = await PostAsync(
            street,
            "save",
            HiddenIn(page),
            ($"headcount[{lesson}]", "31"),
            ($"differs[headcount[{lesson}]]", "1"),
            ($"take[headcount[{lesson}]]", "stored")
        );

        Assert.Equal(409, status);
        Assert.Contains("29</span>", anew, StringComparison.Ordinal);
        Assert.Equal("29", (await DraftAsync(month))!.Fields[$"headcount[{lesson}]"]);
    }

    [Fact]
    public async Task A_page_saves_again_what_it_saved_and_a_refused_form_overlooks_nobody()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        // Its answer got lost, and one corrects on the same page.
        await SaveAsync(street, one, ($"headcount[{lesson}]", "28"));
        await SaveAsync(street, one, ($"headcount[{lesson}]", "29"));

        // Incomplete: refused for that, and shown again it does not know the other's yet.
        var (incomplete, page) = await PostAsync(street, "send", other, ($"headcount[{lesson}]", "31"));
        var (status, both) = await PostAsync(street, "send", HiddenIn(page), Rated(lesson, "31"));

        Assert.Equal((422, 409), (incomplete, status));
        Assert.Contains("29</span>", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_filled_in_the_same_is_told_that_it_was_saved_and_presses_again()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        await SaveAsync(street, one, ($"headcount[{lesson}]", "28"));

        var (status, page) = await PostAsync(street, "save", other, ($"headcount[{lesson}]", "28"));

        Assert.Equal(409, status);
        Assert.Contains("您填写时，别处也保存过这份反馈，请核对后再按一次", page, StringComparison.Ordinal);
        Assert.DoesNotContain("用哪一个", page, StringComparison.Ordinal);
        await SaveAsync(street, HiddenIn(page), ($"headcount[{lesson}]", "28"));
    }

    [Fact]
    public async Task A_report_that_arrives_again_leaves_a_newer_draft_alone()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var first = await HiddenAsync(street);
        await SendAsync(month, street, first, Rated(lesson, "28"));
        await SaveAsync(street, await HiddenAsync(street), Rated(lesson, "30"));

        await SendAsync(month, street, first, Rated(lesson, "28"));

        Assert.Equal("30", (await DraftAsync(month))!.Fields[$"headcount[{lesson}]"]);
        Assert.Equal(28, (await ReportAsync(month))!.Lessons.Single().Headcount);
        Assert.Contains("已保存，还没有提交", await street.GetStringAsync($"{Page}?edit=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_saves_over_a_report_sent_elsewhere_is_told()
    {
        await using var month = await PayMonth.StartAsync();
        var (lesson, street) = await OpenAsync(month);
        using var _ = street;
        var (one, other) = (await HiddenAsync(street), await HiddenAsync(street));
        await SendAsync(month, street, one, Rated(lesson, "28"));

        var (status, page) = await PostAsync(street, "save", other, ($"headcount[{lesson}]", "31"));

        Assert.Equal(422, status);
        Assert.Contains("还没有保存：请核对，再按一次就保存", page, StringComparison.Ordinal);
        Assert.Null(await DraftAsync(month));
        await SaveAsync(street, HiddenIn(page), ($"headcount[{lesson}]", "31"));
        Assert.Equal("31", (await DraftAsync(month))!.Fields[$"headcount[{lesson}]"]);
    }

    private static async Task<(string Lesson, HttpClient Street)> OpenAsync(PayMonth month)
    {
        var lesson = await month.AddLessonAsync("A1", 1, 1);
        await month.App.MoveToAsync("2026-10-02T09:00");
        return (lesson, await month.App.SignedInAsync(CallerKind.Street, "A1"));
    }

    // Each is sent a minute later than the one before: two acts of one instant have no order.
    private static async Task SendAsync(
        PayMonth month,
        HttpClient street,
        IReadOnlyDictionary<string, string> hidden,
        params (string, string)[] fields
    )
    {
        Assert.Equal(303, (await PostAsync(street, "send", hidden, fields)).Status);
        await month.App.MoveToAsync($"{month.App.Now.ToOffset(TimeSpan.FromHours(8)).AddMinutes(1):yyyy-MM-ddTHH:mm}");
    }

    private static async Task SaveAsync(
        HttpClient street,
        IReadOnlyDictionary<string, string> hidden,
        params (string, string)[] fields
    ) => Assert.Equal(303, (await PostAsync(street, "save", hidden, fields)).Status);

    private static async Task<(int Status, string Page)> PostAsync(
        HttpClient street,
        string act,
        IReadOnlyDictionary<string, string> hidden,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent([
            .. hidden,
            KeyValuePair.Create("act", act),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        using var answer = await street.PostAsync(Page, form);
        return (
            (int)answer.StatusCode,
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );
    }

    private static (string, string)[] Rated(string lesson, string headcount) =>
        [
            ($"delivered[{lesson}]", "yes"),
            ($"headcount[{lesson}]", headcount),
            ($"teaching[{Course}]", "5"),
            ($"punctuality[{Course}]", "4"),
            ($"organisation[{Course}]", "5"),
        ];

    private static async Task<IReadOnlyDictionary<string, string>> HiddenAsync(HttpClient street) =>
        HiddenIn(WebUtility.HtmlDecode(await street.GetStringAsync($"{Page}?edit=1")));

    // Versions hold quotation marks.
    private static Dictionary<string, string> HiddenIn(string page) =>
        Hidden().Matches(page).ToDictionary(one => one.Groups[1].Value, one => one.Groups[2].Value);

    [GeneratedRegex("name=\"(formKey|version|draft)\" value=\"(\"?.*?\"?)\"[ />]")]
    private static partial Regex Hidden();

    private static async Task<FeedbackDraft?> DraftAsync(PayMonth month) =>
        (await month.App.Services.GetRequiredService<FeedbackDrafts>().DraftAsync(PayMonth.September, "A1"))?.Value;

    private static async Task<FeedbackReport?> ReportAsync(PayMonth month) =>
        (await month.App.Services.GetRequiredService<FeedbackReports>().FindAsync(PayMonth.September, "A1"))?.Value;
}
