using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>What a PUT leaves out of an entry that is stored.</summary>
public sealed class LeftOutTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_teacher_who_is_not_active_stays_so_until_somebody_says_otherwise()
    {
        var fresh = await PutAsync("/api/teachers/T51", Neighbourhood.TeacherBody());
        await PutAsync("/api/teachers/T51", With(Neighbourhood.TeacherBody(), "active", false));
        var stays = await PutAsync("/api/teachers/T51", Neighbourhood.TeacherBody());
        var back = await PutAsync("/api/teachers/T51", With(Neighbourhood.TeacherBody(), "active", true));

        Assert.Equal([true, false, true], [ActiveOf(fresh), ActiveOf(stays), ActiveOf(back)]);
        Assert.True(ActiveOf(await town.GetAsync("/api/teachers/T51")));
    }

    [Fact]
    public async Task A_discipline_keeps_its_English_name_and_its_state()
    {
        var fresh = await PutAsync("/api/disciplines/D51", Neighbourhood.DisciplineBody());
        var named = With(Neighbourhood.DisciplineBody(), "nameEn", "Tai chi");
        await PutAsync("/api/disciplines/D51", With(named, "active", false));
        var stays = await PutAsync("/api/disciplines/D51", Neighbourhood.DisciplineBody());
        var unnamed = await PutAsync("/api/disciplines/D51", With(Neighbourhood.DisciplineBody(), "nameEn", ""));

        Assert.True(ActiveOf(fresh));
        Assert.Equal((false, "Tai chi"), (ActiveOf(stays), (string?)stays["nameEn"]));
        Assert.Equal((false, null), (ActiveOf(unnamed), (string?)unnamed["nameEn"]));
    }

    [Fact]
    public async Task An_official_account_keeps_its_inbox_its_template_its_title_and_its_state()
    {
        var whole = new JsonObject
        {
            ["kind"] = "WeChat",
            ["address"] = "wx0123456789abcdef",
            ["title"] = "清荷体育",
            ["secret"] = "secret-of-a-test",
            ["inbox"] = true,
            ["template"] = "template-1",
            ["active"] = false,
        };
        await PutAsync("/api/channels/qinghe", whole);
        var brief = new JsonObject { ["kind"] = "WeChat", ["address"] = "wx0123456789abcdef" };
        var stays = await PutAsync("/api/channels/qinghe", brief);
        var told = await PutAsync("/api/channels/qinghe", With(With(brief, "inbox", false), "template", ""));
        var mails = new JsonObject { ["kind"] = "Email", ["address"] = "editors@example.cn" };
        await PutAsync("/api/channels/qinghe", whole);
        var other = await PutAsync("/api/channels/qinghe", mails);

        Assert.Equal((true, "template-1", "清荷体育", false), Shown(stays));
        Assert.Equal((false, "", "清荷体育", false), Shown(told));
        // Editors' mail has neither inbox nor template, and nobody has to say so.
        Assert.Equal((false, "", "清荷体育", false), Shown(other));
    }

    [Fact]
    public async Task What_a_discipline_that_was_made_lies_at_can_be_read()
    {
        using var made = await town.App.Http.PutAsJsonAsync("/api/disciplines/D52", Neighbourhood.DisciplineBody());
        using var read = await town.App.Anonymous.GetAsync(made.Headers.Location);
        using var again = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location)
        {
            Content = JsonContent.Create(Neighbourhood.DisciplineBody()),
        };
        again.Headers.TryAddWithoutValidation("If-Match", $"{read.Headers.ETag}");
        using var taken = await town.App.Http.SendAsync(again);
        using var unknown = await town.App.Http.GetAsync("/api/disciplines/D99");

        Assert.Equal((201, 200, 200), ((int)made.StatusCode, (int)read.StatusCode, (int)taken.StatusCode));
        Assert.Equal("D52", (string?)(await read.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
        Assert.Equal(404, (int)unknown.StatusCode);
        Assert.Equal(["discipline.unknown 没有找到项目“D99”，请核对编号"], await unknown.ProblemAsync());
    }

    private static (bool, string?, string?, bool) Shown(JsonObject channel) =>
        (
            channel["inbox"]!.GetValue<bool>(),
            (string?)channel["template"],
            (string?)channel["title"],
            ActiveOf(channel)
        );

    private static bool ActiveOf(JsonObject entry) => entry["active"]!.GetValue<bool>();

    private static JsonObject With(JsonObject body, string field, JsonNode value)
    {
        var changed = body.DeepClone().AsObject();
        changed[field] = value;
        return changed;
    }

    private async Task<JsonObject> PutAsync(string path, JsonObject body)
    {
        using var answer = await town.App.Http.PutAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
