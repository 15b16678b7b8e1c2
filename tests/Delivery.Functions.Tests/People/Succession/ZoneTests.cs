using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Delivery.Functions.Tests.Web;
using Xunit;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>Some zones order like streets: they are none in the city's list, but have a district and a code.</summary>
public sealed class ZoneTests
{
    [Theory]
    [InlineData("310114501", "嘉定工业区", "嘉定区")]
    [InlineData("310151501", "东风农场", "崇明区")]
    public async Task A_zone_orders_and_its_course_is_in_the_districts_programme(
        string code,
        string name,
        string district
    )
    {
        await using var streets = await TwoStreets.StartAsync();
        await streets.RegisterAsync(code, name, district);
        var teacher = Neighbourhood.TeacherBody();
        teacher["districts"] = new JsonArray(district);
        await streets.PutAsync($"/api/teachers/{Neighbourhood.Teacher}", teacher);
        var (status, filed) = await streets.FileAsync(code, "D01");
        Assert.Equal(HttpStatusCode.Created, status);
        var course = (string)filed["orderId"]!;

        await streets.PostAsync($"/api/orders/{course}/decision", new { decision = "approve" });
        var asked = await streets.App.Http.GetFromJsonAsync<JsonObject>($"/api/inquiries?course={course}");
        var inquiry = (string)asked!["items"]![0]!["inquiryId"]!;
        await streets.PostAsync($"/api/inquiries/{inquiry}/answer", new { answer = "accept" });
        await streets.PostAsync($"/api/courses/{course}/confirmation/acknowledge");
        await streets.PostAsync("/api/programmes/2026-W42/publish");

        const string Week = "/programmes/2026-W42";
        var page = WebUtility.HtmlDecode(await streets.App.Anonymous.GetStringAsync($"{Week}?district={district}"));
        Assert.Contains(name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            name,
            WebUtility.HtmlDecode(await streets.App.Anonymous.GetStringAsync($"{Week}?district=黄浦区")),
            StringComparison.Ordinal
        );
    }
}
