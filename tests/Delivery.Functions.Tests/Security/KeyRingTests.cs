using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Delivery.Functions.Security;
using Delivery.Local.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Delivery.Functions.Tests.Security;

public sealed class KeyRingTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("delivery-keys-");
    private EmbeddedStorage storage = null!;

    public ValueTask InitializeAsync()
    {
        storage = EmbeddedStorage.Open(
            folder.FullName,
            new Uri("http://127.0.0.1:7071/devstoreaccount1"),
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await storage.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void What_one_instance_has_sealed_another_one_opens()
    {
        using var first = Instance(new());
        using var second = Instance(new());

        Assert.Equal("6222 0000 0000 0000", Seal(second).Unprotect(Seal(first).Protect("6222 0000 0000 0000")));
    }

    [Fact]
    public void An_instance_with_a_folder_of_its_own_keeps_its_keys_there()
    {
        var keys = Path.Combine(folder.FullName, "keys");
        using var apart = Instance(new() { Keys = new() { Folder = keys } });
        using var shared = Instance(new());

        var sealedText = Seal(apart).Protect("6222 0000 0000 0000");

        Assert.NotEmpty(Directory.GetFiles(keys, "*.xml"));
        Assert.Throws<CryptographicException>(() => Seal(shared).Unprotect(sealedText));
    }

    private ServiceProvider Instance(DeliverySettings settings) =>
        new ServiceCollection()
            .AddSingleton<BlobServiceClient>(storage.Blobs)
            .AddKeyRing(settings)
            .BuildServiceProvider();

    private static IDataProtector Seal(IServiceProvider instance) =>
        instance.GetRequiredService<IDataProtectionProvider>().CreateProtector("bank");
}
