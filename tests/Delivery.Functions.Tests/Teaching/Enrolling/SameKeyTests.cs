using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Enrolling;

/// <summary>Two citizens' programs choose the same key, and one asks again for its answer.</summary>
public sealed class SameKeyTests
{
    private static readonly Dictionary<string, string?> TwoANetwork = new()
    {
        ["Delivery:Enrolment:Verification"] = "false",
        ["Delivery:Rates:EnrolmentsPerNetwork"] = "2",
        ["Delivery:Rates:TrustedProxies"] = "1",
    };

    [Fact]
    public async Task Neighbours_who_choose_the_same_key_both_sign_up()
    {
        await using var town = await Town.StartAsync(teachers: 1, TwoANetwork);
        var course = await town.CourseAsync(places: 3);
        using var one = await EnrolAsync(town, course, 1, "203.0.113.7");
        using var other = await EnrolAsync(town, course, 2, "203.0.113.8");

        Assert.Equal((201, 201), ((int)one.StatusCode, (int)other.StatusCode));
        Assert.NotEqual(await IdOfAsync(one), await IdOfAsync(other));
    }

    [Fact]
    public async Task Who_asks_again_gets_the_first_answer_and_uses_up_no_rate()
    {
        await using var town = await Town.StartAsync(teachers: 1, TwoANetwork);
        var course = await town.CourseAsync(places: 3);
        using var first = await EnrolAsync(town, course, 1, "203.0.113.7");
        var id = await IdOfAsync(first);
        for (var time = 0; time < 4; time++)
        {
            using var again = await EnrolAsync(town, course, 1, "203.0.113.7");
            Assert.Equal(201, (int)again.StatusCode);
            Assert.True(again.Headers.Contains("Idempotency-Replayed"));
            Assert.Equal(id, await IdOfAsync(again));
        }

        using var mismatch = await EnrolAsync(town, course, 2, "203.0.113.7");
        Assert.Equal(422, (int)mismatch.StatusCode);
        using var second = await EnrolAsync(town, course, 2, "203.0.113.7", "second");
        using var third = await EnrolAsync(town, course, 3, "203.0.113.7", "third");
        Assert.Equal((201, 429), ((int)second.StatusCode, (int)third.StatusCode));
    }

    private static async Task<HttpResponseMessage> EnrolAsync(
        Town town,
        string course,
        int number,
        string from,
        string key = "1"
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/courses/{course}/enrolments")
        {
            Content = JsonContent.Create(Citizens.BodyOf(number)),
        };
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("X-Forwarded-For", from);
        return await town.App.Anonymous.SendAsync(request);
    }

    private static async Task<string> IdOfAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("enrolmentId").GetString()!;
}
