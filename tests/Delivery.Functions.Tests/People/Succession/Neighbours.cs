using Delivery.Functions.Tests.Matching;
using Xunit;

namespace Delivery.Functions.Tests.People.Succession;

/// <summary>A street beside the town's own, into which that one is merged.</summary>
internal static class Neighbours
{
    public const string Street = "310101003";
    public const string Email = "gu@example.cn";

    public static async Task MergeAsync(Town town)
    {
        var ordering = new
        {
            name = "顾五",
            phone = "13700002222",
            email = Email,
        };
        await town.PutAsync(
            $"/api/streets/{Street}",
            new
            {
                name = "云杉街道",
                district = "黄浦区",
                contacts = new { ordering },
                publishedContact = new { name = "云杉文体中心", phone = "021-55500003" },
            }
        );
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["kind"] = "Merge",
                ["other"] = Street,
                ["from"] = $"{town.App.Host.Clock.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}",
                ["reason"] = "区划调整〔2026〕8号",
                ["formKey"] = Guid.NewGuid().ToString("N"),
            }
        );
        using var answer = await town.App.Http.PostAsync($"/staff/streets/{Town.Street}/succession", form);
        Assert.Equal(303, (int)answer.StatusCode);
        await town.App.IdleAsync();
    }
}
