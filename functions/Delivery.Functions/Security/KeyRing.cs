using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Security;

public static class KeyRing
{
    /// <summary>The keys that seal links, cookies and bank data: a folder here, mounted or backed up where there is no folder to lose.</summary>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, DeliverySettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Delivery");
        if (settings.Keys.Folder is { Length: > 0 } folder)
            protection.PersistKeysToFileSystem(Directory.CreateDirectory(folder));
        return services;
    }
}
