using System.Net;
using Delivery.Functions.Security;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Tests.Matching;
using Delivery.Functions.Tests.Teaching.Enrolling;
using Delivery.Functions.Tests.Web;
using Delivery.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Roster;

/// <summary>What the page of the list refuses, and to whom.</summary>
public sealed class RosterPageTests
{
    [Fact]
    public async Task Staff_for_conduct_read_it_and_download_it_and_change_nothing()
    {
        await using var town = await Town.StartAsync(teachers: 1, Citizens.WithoutCodes);
        var course = await town.CourseAsync(places: 5);
        var taken = await town.EnrolAsync(course, 1);
        using var conduct = await town.StaffAsync(Role.Conduct);
        var (path, page) = ($"/orders/{course}/roster", await conduct.GetStringAsync($"/orders/{course}/roster"));

        using var file = await PostAsync(conduct, path, ("act", "download"));
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
        foreach (var act in (string[])["add", "lines", "remove", "places", "hand-in"])
        {
            Assert.DoesNotContain($"value=\"{act}\"", page, StringComparison.Ordinal);
            using var sent = await PostAsync(
                conduct,
                path,
                ("act", act),
                ("enrolmentId", taken.IdOf()),
                ("places", "9")
            );
            Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
        }

        Assert.Equal(["张1"], (await town.RosterAsync(course)).People);
    }

    private static readonly (string Act, string Field, string Value, string Says)[] Refused =
    [
        ("lines", "pasted", " \n ", "roster.empty 请粘贴名单，一行一人：姓名 手机 (pasted)"),
        ("places", "places", "0", "places.range 名额应为1到2000的整数 (places)"),
        ("places", "places", "2001", "places.range 名额应为1到2000的整数 (places)"),
        ("places", "places", "viele", "places.range 名额应为1到2000的整数 (places)"),
        ("remove", "enrolmentId", "nobody", "enrolment.unknown 没有找到报名“nobody”，请核对编号"),
        ("nonsense", "places", "1", "roster.act 请用页面上的按钮"),
    ];

    [Fact]
    public async Task What_cannot_be_is_refused_on_the_page()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        var course = await town.CourseAsync(places: 5);
        using var street = await town.App.SignedInAsync(CallerKind.Street, Town.Street);
        var (acts, durable) = (
            town.App.Services.GetRequiredService<RosterActs>(),
            town.App.Services.GetRequiredService<DurableTaskClient>()
        );
        foreach (var (act, field, value, says) in Refused)
        {
            var form = new FormCollection(new() { ["act"] = act, [field] = value });
            var refusal = Assert.Single((await acts.RunAsync(course, form, Caller.Service, durable)).Refusals);
            Assert.Equal(says, refusal.Words());

            using var answer = await PostAsync(street, $"/orders/{course}/roster", ("act", act), (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains(refusal.Message, page, StringComparison.Ordinal);
        }
    }

    internal static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
        );
        return await client.PostAsync(path, form);
    }
}
