using Delivery.Functions.CloudOnly;
using Delivery.Functions.Email;
using Microsoft.Extensions.DependencyInjection;

internal static partial class Program
{
    static partial void UseCloudOnly(IServiceCollection services) =>
        services.AddSingleton<IMailTransport, AzureTransport>();
}
