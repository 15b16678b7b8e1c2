using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Delivery.Functions.Ordering.Drafts;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>Writing an order over several days, again from an old one, and after the reviewer's questions.</summary>
public sealed class DraftTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    internal static readonly HtmlParser Html = new();

    [Fact]
    public async Task A_draft_is_kept_unjudged_opened_again_and_gone_once_it_is_filed()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var fields = Fields("D11", ("expected", "不知道"), ("act", "saveDraft"));
        foreach (var _ in (int[])[1, 2])
        {
            using var kept = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        }

        var home = Html.ParseDocument(await street.GetStringAsync("/street"));
        // Others of the same street leave drafts of their own.
        var path = Assert.Single(home.QuerySelectorAll($"a[href$='{fields["formKey"]}']")).GetAttribute("href")!;
        var form = Html.ParseDocument(await street.GetStringAsync(path));
        Assert.Equal("不知道", form.QuerySelector("[name=expected]")!.GetAttribute("value"));
        fields["expected"] = "25";
        fields["act"] = "submit";
        fields["draft"] = form.QuerySelector("[name=draft]")!.GetAttribute("value")!;
        using var filed = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        Assert.StartsWith("/orders/310101002-2026-", filed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var shown = Html.ParseDocument(await street.GetStringAsync(filed.Headers.Location.OriginalString));
        Assert.Contains("订单已提交", shown.QuerySelector("main [role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(path, await street.GetStringAsync("/street"), StringComparison.Ordinal);
        using var gone = await street.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_draft_that_is_refused_is_corrected_on_the_same_page_and_filed_once()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var fields = Fields("D16", ("expected", "3"), ("act", "saveDraft"));
        using var kept = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        (fields["act"], fields["draft"]) = ("submit", $"2026-{fields["formKey"]}");

        using var refused = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = Html.ParseDocument(await refused.Content.ReadAsStringAsync());
        fields["formKey"] = again.QuerySelector("[name=formKey]")!.GetAttribute("value")!;
        fields["expected"] = "25";
        using var filed = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        using var twice = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.SeeOther, filed.StatusCode);
        Assert.Equal(filed.Headers.Location, twice.Headers.Location);
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away_and_is_nobody_elses()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var other = await town.SignedInAsync(CallerKind.Street, "310101003");
        var fields = Fields("D12", ("act", "saveDraft"));
        using var kept = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        var path = $"/orders/new?draft=2026-{fields["formKey"]}";

        using var theirs = await other.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        using var discarded = await street.PostAsync($"/drafts/2026-{fields["formKey"]}/discard", null);
        Assert.Equal(HttpStatusCode.SeeOther, discarded.StatusCode);
        using var gone = await street.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task What_is_typed_into_a_returned_order_waits_there_until_it_is_filed_again()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var order = town.OrderId;
        using var returned = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{order}/decision",
            new { decision = "return", comment = "请说明音响" }
        );
        returned.EnsureSuccessStatusCode();
        await town.App.IdleAsync();
        var fields = Fields("D01", ("expected", "大概三十"), ("act", "saveDraft"));
        using var kept = await street.PostAsync($"/orders/{order}/edit", new FormUrlEncodedContent(fields));

        Assert.Equal("/street?said=DraftKept", kept.Headers.Location!.OriginalString);
        var home = Html.ParseDocument(await street.GetStringAsync("/street"));
        Assert.Contains(
            "太极拳",
            home.QuerySelectorAll($"a[href='/orders/{order}/edit']")
                .Select(link => link.ParentElement!.TextContent)
                .Last(),
            StringComparison.Ordinal
        );
        var form = Html.ParseDocument(await street.GetStringAsync($"/orders/{order}/edit"));
        Assert.Equal("大概三十", form.QuerySelector("[name=expected]")!.GetAttribute("value"));
        (fields["expected"], fields["act"]) = ("30", "submit");
        using var filed = await street.PostAsync($"/orders/{order}/edit", new FormUrlEncodedContent(fields));
        Assert.Equal($"/orders/{order}?said=OrderFiledAgain", filed.Headers.Location!.OriginalString);
        Assert.DoesNotContain(
            $"/orders/{order}/edit",
            await street.GetStringAsync("/street"),
            StringComparison.Ordinal
        );
        Assert.Null(
            await town.App.Services.GetRequiredService<StreetYears>().DraftAsync(Neighbourhood.Street, 2026, order)
        );
    }

    [Fact]
    public async Task What_is_kept_of_an_answer_is_thrown_away_as_it_was_seen_and_the_order_stays_returned()
    {
        await using var place = await Neighbourhood.WithAsync();
        using var street = await place.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var other = await place.SignedInAsync(CallerKind.Street, "310101003");
        var order = place.OrderId;
        using var returned = await place.App.Http.PostAsJsonAsync(
            $"/api/orders/{order}/decision",
            new { decision = "return", comment = "请说明音响" }
        );
        returned.EnsureSuccessStatusCode();
        await place.App.IdleAsync();
        Assert.DoesNotContain(
            $"/orders/{order}/discard",
            await street.GetStringAsync($"/orders/{order}/edit"),
            StringComparison.Ordinal
        );
        await KeepAsync("大概三十");
        var seen = await VersionAsync();
        await KeepAsync("大概四十");

        using var stale = await DiscardAsync(street, seen);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var page = await stale.Content.ReadAsStringAsync();
        Assert.Contains("草稿刚刚又保存过，没有删去；请看过下面的内容再决定", page, StringComparison.Ordinal);
        Assert.Contains("大概四十", page, StringComparison.Ordinal);
        using var theirs = await DiscardAsync(other, await VersionAsync());
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        foreach (var version in (string[])[await VersionAsync(), "gone"])
        {
            using var gone = await DiscardAsync(street, version);
            Assert.Equal($"/orders/{order}/edit", gone.Headers.Location!.OriginalString);
        }

        var form = Html.ParseDocument(await street.GetStringAsync($"/orders/{order}/edit"));
        Assert.Equal("25", form.QuerySelector("[name=expected]")!.GetAttribute("value"));
        Assert.Equal("Returned", (string)(await place.GetAsync($"/api/orders/{order}"))["stage"]!);
        var audit = place.App.Services.GetRequiredService<AuditLog>();
        Assert.Equal(1, (await audit.OfDayAsync(new DateOnly(2026, 9, 1)).ToListAsync()).Count(IsDiscard));

        static bool IsDiscard(Stored<AuditEntry> line) => line.Value.Act == "draft.discard";
        async Task KeepAsync(string expected)
        {
            var fields = Fields("D01", ("expected", expected), ("act", "saveDraft"));
            using var kept = await street.PostAsync($"/orders/{order}/edit", new FormUrlEncodedContent(fields));
            Assert.Equal("/street?said=DraftKept", kept.Headers.Location!.OriginalString);
        }
        async Task<string> VersionAsync() =>
            Html.ParseDocument(await street.GetStringAsync($"/orders/{order}/edit"))
                .QuerySelector("[name=version]")!
                .GetAttribute("value")!;
        Task<HttpResponseMessage> DiscardAsync(HttpClient by, string version) =>
            by.PostAsync(
                $"/orders/{order}/discard",
                new FormUrlEncodedContent(new Dictionary<string, string> { ["version"] = version })
            );
    }

    [Fact]
    public async Task A_draft_of_the_last_day_of_a_year_is_found_early_in_the_next()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var fields = Fields("D13", ("act", "saveDraft"));
        using var kept = await street.PostAsync("/orders/new", new FormUrlEncodedContent(fields));
        var drafts = town.App.Services.GetRequiredService<DraftsOfStreet>();

        Assert.Contains(
            await OnAsync("2027-01-04"),
            path => path.EndsWith(fields["formKey"], StringComparison.Ordinal)
        );
        Assert.Empty(await OnAsync("2027-04-01"));

        async Task<IEnumerable<string>> OnAsync(string day) =>
            (
                await drafts.OfAsync(
                    Neighbourhood.Street,
                    2027,
                    new StreetYear(),
                    DateOnly.Parse(day),
                    new Dictionary<string, string>()
                )
            ).Select(draft => draft.Path);
    }

    [Fact]
    public async Task While_one_types_the_choices_say_what_is_left_of_the_season_that_is_typed()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var fields = Fields("");
        using var autumn = await street.PostAsync("/orders/check", new FormUrlEncodedContent(fields));
        fields["lessonDate[0]"] = "2027-04-06";
        using var spring = await street.PostAsync("/orders/check", new FormUrlEncodedContent(fields));

        var (now, then) = (await ChoiceAsync(autumn), await ChoiceAsync(spring));
        Assert.NotEqual(now, then);
        Assert.Contains("还可排 10 节", then, StringComparison.Ordinal);
        var form = Html.ParseDocument(await street.GetStringAsync("/orders/new"));
        Assert.NotNull(form.QuerySelector("option[value=D01][data-note=choice-D01]"));

        static async Task<string> ChoiceAsync(HttpResponseMessage answer) =>
            (await answer.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("notes")
                .GetProperty("choice-D01")
                .GetString()!;
    }

    [Fact]
    public async Task A_street_keeps_fifty_drafts_and_is_told_of_the_next()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, "310101050");
        for (var number = 0; number < 50; number++)
        {
            using var kept = await street.PostAsync("/orders/new", Form("D01", ("act", "saveDraft")));
            Assert.Equal(HttpStatusCode.SeeOther, kept.StatusCode);
        }

        using var refused = await street.PostAsync("/orders/new", Form("D01", ("act", "saveDraft")));
        Assert.Contains(
            "草稿最多50份，请先提交或删去一些",
            await refused.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    internal static FormUrlEncodedContent Form(string discipline, params (string Name, string Value)[] changed) =>
        new(Fields(discipline, changed));

    internal static Dictionary<string, string> Fields(string discipline, params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>
        {
            ["formKey"] = Guid.NewGuid().ToString("N"),
            ["act"] = "submit",
            ["discipline"] = discipline,
            ["fundingStream"] = "Basic",
            ["expected"] = "25",
            ["ages"] = "50—70岁",
            ["indoor"] = "true",
            ["venueName"] = "清荷文体中心",
            ["venueAddress"] = "黄浦区清荷路1号",
            ["lessonDate[0]"] = "2026-10-20",
            ["lessonStart[0]"] = "14:00",
            ["lessonMinutes[0]"] = "90",
        };
        foreach (var (name, value) in changed)
            fields[name] = value;
        return fields;
    }
}
