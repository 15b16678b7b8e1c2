using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.Architecture;

public sealed class ConstructionTests
{
    [Fact]
    public async Task Every_class_of_functions_finds_what_it_asks_for()
    {
        await using var app = await TestKit.DeliveryApp.StartAsync();

        Offences.AssertNone(
            from type in House.Functions.GetTypes()
            where type is { IsAbstract: false }
            where type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            let trouble = TroubleWith(type, app.Services)
            where trouble is not null
            select $"{type.Name}: {trouble}",
            "These would fail at their first call:"
        );
    }

    private static string? TroubleWith(Type type, IServiceProvider services)
    {
        try
        {
            ActivatorUtilities.CreateInstance(services, type);
            return null;
        }
        catch (InvalidOperationException missing)
        {
            return missing.Message;
        }
    }
}
