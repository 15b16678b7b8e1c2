using System.Net.Http.Json;
using System.Text.Json;
using Delivery.Domain;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>The answers look as the document says.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Every_read_answers_in_the_shape_that_is_described()
    {
        await using var town = await Neighbourhood.WithAsync();
        await town.App.Http.PostAsJsonAsync($"/api/orders/{town.OrderId}/decision", new { decision = "approve" });
        await town.App.Http.PostAsync("/api/programmes/2026-W38/publish", null);
        await town.App.IdleAsync();

        var (offences, read) = (new List<string>(), new List<string>());
        foreach (var operation in ApiOperation.All.Where(one => one.Method == HttpMethod.Get && one.Call.Form is null))
        {
            using var answer = await town.App.Http.GetAsync(Addresses.Of(operation, town.OrderId) + Needed(operation));
            if (!answer.IsSuccessStatusCode)
                continue;
            read.Add(operation.Id);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            offences.AddRange(Differences(operation, json.RootElement).Select(one => $"{operation.Id}: {one.Message}"));
        }

        Offences.AssertNone(offences, "Otherwise than described:");
        // What a fresh town has; the rest comes with lessons taught and months paid.
        Assert.Superset(
            new HashSet<string>
            {
                "GetOrder",
                "ListOrders",
                "GetQuota",
                "GetStreet",
                "ListStreets",
                "GetTeacher",
                "ListTeachers",
                "ListDisciplines",
                "GetAgreement",
                "GetCourse",
                "GetCandidates",
                "ListInquiries",
                "GetProgramme",
                "GetFeedback",
                "GetWorkingDay",
                "GetWithholding",
                "Live",
                "Ready",
            },
            read.ToHashSet()
        );
    }

    private static IEnumerable<Refusal> Differences(ApiOperation operation, JsonElement answer) =>
        operation.Call.Items is not { } item
            ? JsonShape.Check(answer, operation.Call.Answer!)
            : answer.GetProperty("items").EnumerateArray().SelectMany(one => JsonShape.Check(one, item));

    private static string Needed(ApiOperation operation) =>
        operation.Id switch
        {
            "GetWorkingDay" => "?from=2026-09-01&days=10",
            "GetWithholding" => "?gross=4000",
            _ => "",
        };
}
