using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Programme.Channels;

internal static class ChannelKit
{
    public static async Task PutChannelAsync(this PublishedCity city, string name, object body)
    {
        using var answer = await city.App.Http.PutAsJsonAsync($"/api/channels/{name}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The app's settings with something changed in them.</summary>
    public static void Replacing(this IServiceCollection services, Func<DeliverySettings, DeliverySettings> change)
    {
        var settings = services.Last(service => service.ServiceType == typeof(DeliverySettings));
        services.AddSingleton(change((DeliverySettings)settings.ImplementationInstance!));
    }
}
