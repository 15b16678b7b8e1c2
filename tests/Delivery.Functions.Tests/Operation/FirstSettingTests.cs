using Delivery.Domain.Money;
using Delivery.Domain.Ordering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RunningApp = Delivery.TestKit.DeliveryApp;

namespace Delivery.Functions.Tests.Operation;

/// <summary>What app settings say is the first default, or the app does not start and says why.</summary>
public sealed class FirstSettingTests
{
    private static readonly Dictionary<string, string?> OneFee = Enum.GetValues<Category>()
        .SelectMany(category =>
            new KeyValuePair<string, string?>[]
            {
                new($"Delivery:Fees:Rows:{(int)category}:Category", category.ToString()),
                new($"Delivery:Fees:Rows:{(int)category}:PerLesson", "180.5"),
            }
        )
        .ToDictionary();

    [Fact]
    public async Task Fees_need_no_grade()
    {
        await using var app = await RunningApp.StartAsync(settings: OneFee);

        var fees = app.Services.GetRequiredService<FeeTable>();

        Assert.All(
            Enum.GetValues<Category>(),
            category => Assert.Equal(180.5m, fees.RowFor(category, "一级", 90).PerLesson)
        );
    }

    [Theory]
    [InlineData("Delivery:Ordering:YearlyQouta", "12000", "YearlyQouta")]
    [InlineData("Delivery:Ordering:YearlyQuota", "much", "YearlyQuota")]
    [InlineData("Delivery:Fees:Rows:0:PerLesson", "much", "PerLesson")]
    [InlineData("Delivery:Fees:Rows:3:Category", "Other", "科普健身讲座缺少“其余”一行")]
    public async Task What_cannot_be_read_stops_the_start_and_is_named(string name, string value, string named)
    {
        var settings = new Dictionary<string, string?>(OneFee) { [name] = value };

        var broken = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RunningApp.StartAsync(settings: settings)
        );

        Assert.Contains(named, $"{broken.Message} {broken.InnerException?.Message}", StringComparison.Ordinal);
    }
}
