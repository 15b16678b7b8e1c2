using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Security;
using Delivery.Functions.Tests.Web;
using LocalFunctions.Measuring;
using Xunit;
using static Delivery.Functions.Tests.Ordering.DraftTests;

namespace Delivery.Functions.Tests.Ordering;

/// <summary>What an order begins with: an old one, the questions of its reviewer, and what is left of the season.</summary>
public sealed class OrderBeginningTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task An_old_order_is_copied_into_the_next_season_on_its_weekdays_and_only_by_its_street()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var other = await town.SignedInAsync(CallerKind.Street, "310101003");
        var page = await street.GetStringAsync($"/orders/{town.OrderId}");
        Assert.Contains($"/orders/new?copy={town.OrderId}", page, StringComparison.Ordinal);

        var form = Html.ParseDocument(await street.GetStringAsync($"/orders/new?copy={town.OrderId}"));
        Assert.Equal("2027-03-01", form.QuerySelector("[name='lessonDate[0]']")!.GetAttribute("value"));
        Assert.Equal("09:30", form.QuerySelector("[name='lessonStart[0]']")!.GetAttribute("value"));
        Assert.Equal("清荷文体中心", form.QuerySelector("[name=venueName]")!.GetAttribute("value"));
        using var theirs = await other.GetAsync($"/orders/new?copy={town.OrderId}");
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task Questions_of_the_reviewer_stand_beside_the_fields_they_are_about()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var order = await town.FileAsync(Neighbourhood.Order("D13"));
        using var wrong = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{order}/decision",
            new { decision = "return", questions = new[] { new { field = "weather", text = "会下雨吗" } } }
        );
        Assert.Contains("decision.question-field", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var returned = await town.App.Http.PostAsync(
            $"/staff/orders/{order}/decision",
            new FormUrlEncodedContent(
                new Dictionary<string, string> { ["decision"] = "return", ["question[venue]"] = "有没有电梯" }
            )
        );
        Assert.Equal(HttpStatusCode.SeeOther, returned.StatusCode);

        var form = Html.ParseDocument(await street.GetStringAsync($"/orders/{order}/edit"));
        var venue = form.QuerySelector("[name=venueName]")!.Closest("fieldset")!;
        Assert.Contains("审核意见：有没有电梯", venue.TextContent, StringComparison.Ordinal);
        Assert.Contains("场地：有没有电梯", await street.GetStringAsync($"/orders/{order}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_alone_are_the_comment_though_an_empty_one_is_sent_along()
    {
        var order = await town.FileAsync(Neighbourhood.Order("D17"));
        using var returned = await town.App.Http.PostAsJsonAsync(
            $"/api/orders/{order}/decision",
            new
            {
                decision = "return",
                comment = "",
                questions = new[] { new { field = "venue", text = "有没有电梯" } },
            }
        );

        Assert.Equal(HttpStatusCode.OK, returned.StatusCode);
        await town.App.IdleAsync();
        // Both letters are of this minute: of two of one minute none is the last.
        Assert.Contains(
            await town.App.MailAsync("lin@example.cn"),
            mail => mail.Text!.Contains(order) && mail.Text.Contains("场地：有没有电梯", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_year_that_nobody_means_is_refused_and_breaks_nothing(string date)
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);

        using var refused = await street.PostAsync(
            "/orders/new",
            Form("D18", ("act", "submit"), ("lessonDate[0]", date))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task The_form_says_what_is_left_of_the_season_and_what_is_special_about_its_days()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        var form = await street.GetStringAsync("/orders/new");
        Assert.Contains("太极拳（还可排 8 节）", form, StringComparison.Ordinal);
        Assert.Contains("放假：9月25日—27日、10月1日—7日；调休上班：9月20日、10月10日", form, StringComparison.Ordinal);
        using var more = await street.PostAsync(
            "/orders/new",
            Form("D14", ("act", "addLesson"), ("lessonDate[0]", "2026-10-10"), ("lessonDate[1]", "2026-10-01"))
        );
        var slots = Html.ParseDocument(await more.Content.ReadAsStringAsync()).QuerySelectorAll("[data-note^='day-']");
        Assert.Equal(["周六 调休上班", "周四 放假", ""], slots.Select(slot => slot.TextContent));
    }

    [Fact]
    public async Task What_is_left_is_that_of_the_season_in_which_the_lessons_are_typed()
    {
        await using var place = await Neighbourhood.WithAsync(("Delivery:Ordering:FilingWorkingDays", "1"));
        using var street = await place.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        await place.FileAsync(Neighbourhood.Order("D01", lessons: 3));

        Assert.Contains("太极拳（还可排 5 节）", await street.GetStringAsync("/orders/new"), StringComparison.Ordinal);
        using var another = await street.PostAsync(
            "/orders/new",
            Form("D01", ("act", "addLesson"), ("lessonDate[0]", "2026-06-10"))
        );
        var form = await another.Content.ReadAsStringAsync();
        Assert.Contains("太极拳（还可排 10 节）", form, StringComparison.Ordinal);
        Assert.Contains(">2026年春季</span>", form, StringComparison.Ordinal);

        using var check = await street.PostAsync("/orders/check", Form("D01", ("lessonDate[0]", "2026-06-10")));
        var notes = (await check.Content.ReadFromJsonAsync<JsonObject>())!["notes"]!;
        Assert.Equal("2026年春季", notes["season"]!.GetValue<string>());
        Assert.Contains("太极拳还可排 10 节", notes["discipline"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_returned_orders_that_are_answered_at_once_stay_within_the_limit_together()
    {
        string[] orders =
        [
            await town.FileAsync(Neighbourhood.Order("D16", lessons: 4)),
            await town.FileAsync(Neighbourhood.Order("D16", lessons: 4)),
        ];
        foreach (var order in orders)
            await town.App.Http.PostAsJsonAsync(
                $"/api/orders/{order}/decision",
                new { decision = "return", comment = "能不能多上几节" }
            );
        await town.App.IdleAsync();

        // Each alone would come to ten with the other's four.
        var answers = await Task.WhenAll(
            orders.Select(order =>
                town.App.Http.PutAsJsonAsync($"/api/orders/{order}", Neighbourhood.Order("D16", lessons: 6))
            )
        );

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity],
            answers.Select(answer => answer.StatusCode).Order()
        );
    }

    [Fact]
    public async Task The_streets_first_page_costs_three_reads_at_most()
    {
        using var street = await town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        await street.GetStringAsync("/street");
        var before = Reads();
        await street.GetStringAsync("/street");
        Assert.InRange(Reads() - before, 1, 3);

        long Reads() =>
            town
                .App.Host.Tally.All.Where(one => one.Kind == WorkKind.Http && one.Name == "StreetHomePage")
                .Sum(one => one.Work.Requests);
    }
}
