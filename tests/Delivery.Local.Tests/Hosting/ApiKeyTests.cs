using Delivery.Local.Hosting;
using Delivery.TestKit;
using Xunit;

namespace Delivery.Local.Tests.Hosting;

public sealed class ApiKeyTests
{
    [Fact]
    public async Task Keys_stay_over_a_restart_and_may_be_given()
    {
        await using var app = await DeliveryApp.StartAsync();
        var (staff, approver) = (app.Host.StaffApiKey, app.Host.ApproverApiKey);
        Assert.NotEqual(staff, approver);
        await app.RestartAsync();
        Assert.Equal((staff, approver), (app.Host.StaffApiKey, app.Host.ApproverApiKey));
        await using var given = await DeliveryApp.StartAsync(
            settings: new Dictionary<string, string?> { ["Delivery:BootstrapApiKey"] = "given" }
        );
        Assert.Equal("given", given.Host.StaffApiKey);
    }
}
