using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security;

public static class KeyRing
{
    /// <summary>The keys that seal links, cookies and bank data: in a folder where one is set, else in Blob Storage.</summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, DeliverySettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Delivery");
        if (settings.Keys.Folder is { Length: > 0 } folder)
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
        else
            services
                .AddOptions<KeyManagementOptions>()
                .Configure<BlobServiceClient>((options, blobs) => options.XmlRepository = new BlobKeys(blobs));
        return services;
    }
}
