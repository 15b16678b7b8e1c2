using Delivery.Local.City;

namespace Delivery.Benchmarks;

/// <summary>What a city's season leaves out: a street that is merged into another from a later day on.</summary>
internal sealed class StreetScene(CityApi api)
{
    private static readonly DateOnly Begins = new(2026, 9, 21);

    public void Play(DateOnly day)
    {
        if (day == Begins)
            PlayAsync().GetAwaiter().GetResult();
    }

    private async Task PlayAsync()
    {
        await RegisterAsync("OLD1");
        await RegisterAsync("NEW1");
        var fields = new Dictionary<string, string>
        {
            ["kind"] = "Merge",
            ["other"] = "NEW1",
            ["from"] = $"{Begins.AddDays(12):yyyy-MM-dd}",
            ["reason"] = "区划调整",
            ["formKey"] = "street-scene",
        };
        (await api.FormAsync("staff/streets/OLD1/succession", fields)).Must("merge a street");
    }

    private async Task RegisterAsync(string code) =>
        (
            await api.PutAsync(
                $"api/streets/{code}",
                new
                {
                    name = $"{code}街道",
                    district = "黄浦区",
                    contacts = new
                    {
                        ordering = new
                        {
                            name = "林一",
                            phone = "13800001234",
                            email = $"{code}@example.cn",
                        },
                    },
                    publishedContact = new { name = "文体中心", phone = "021-55500001" },
                }
            )
        ).Must("register a street");
}
