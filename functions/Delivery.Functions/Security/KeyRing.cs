using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security;

public static class KeyRing
{
    /// <summary>
    /// The keys that seal links, cookies and bank data: in a folder where one is set, else in Blob Storage; wrapped by
    /// a key of the vault where one is set, so that who reads the storage cannot open what it holds.
    /// </summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, DeliverySettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Delivery");
        if (settings.Keys.Folder is { Length: > 0 } folder)
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
        else
            services
                .AddOptions<KeyManagementOptions>()
                .Configure<BlobServiceClient>((options, blobs) => options.XmlRepository = new BlobKeys(blobs));
        return settings.Keys.VaultKey is { Length: > 0 } key
            ? services.AddVaultKey(_ => new VaultKey(new Uri(key), new DefaultAzureCredential(), ClientOptions.Default))
            : services;
    }

    public static IServiceCollection AddVaultKey(
        this IServiceCollection services,
        Func<IServiceProvider, VaultKey> vault
    )
    {
        services.AddSingleton(vault);
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<VaultKey>((options, vaultKey) => options.XmlEncryptor = new VaultSeal(vaultKey));
        return services;
    }
}
