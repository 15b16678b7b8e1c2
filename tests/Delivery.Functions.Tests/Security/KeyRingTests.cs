using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Delivery.Functions.Security;
using LocalFunctions.Storage;
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

    [Fact]
    public async Task A_ring_that_a_vault_has_wrapped_holds_no_key_in_clear_and_opens_on_another_instance()
    {
        using var vault = new StandInVault();
        using var first = Instance(new(), Vault(vault));
        var sealedText = Seal(first).Protect("6222 0000 0000 0000");
        vault.Rotate();
        using var second = Instance(new(), Vault(vault));

        Assert.Equal("6222 0000 0000 0000", Seal(second).Unprotect(sealedText));
        await foreach (var blob in storage.Blobs.GetBlobContainerClient("keys").GetBlobsAsync())
        {
            var stored = await storage
                .Blobs.GetBlobContainerClient("keys")
                .GetBlobClient(blob.Name)
                .DownloadContentAsync();
            Assert.DoesNotContain("masterKey", stored.Value.Content.ToString(), StringComparison.Ordinal);
            Assert.Contains("/keys/key-ring/v1", stored.Value.Content.ToString(), StringComparison.Ordinal);
        }
        using var without = Instance(new());
        Assert.ThrowsAny<Exception>(() => Seal(without).Unprotect(sealedText));
    }

    [Theory]
    [InlineData("https://kv-prod.vault.azure.cn/keys/key-ring", "https://vault.azure.cn/.default")]
    [InlineData("https://kv-prod.vault.azure.net/keys/key-ring", "https://vault.azure.net/.default")]
    public void A_token_is_asked_for_the_vaults_of_the_cloud_that_the_key_lies_in(string key, string scope)
    {
        using var vault = new StandInVault();
        var credential = new StandInCredential();

        new VaultKey(new Uri(key), credential, vault.Options).Wrap([1, 2, 3]);

        Assert.Equal(scope, credential.Scope);
        Assert.Equal($"{key}/wrapkey?api-version=7.4", vault.Requests.Single().RequestUri!.AbsoluteUri);
        Assert.Equal("Bearer token", vault.Requests.Single().Headers.Authorization!.ToString());
    }

    [Fact]
    public void A_stored_key_cannot_send_us_to_another_vault()
    {
        using var vault = new StandInVault();
        var ours = new VaultKey(
            new Uri("https://kv-prod.vault.azure.cn/keys/key-ring"),
            new StandInCredential(),
            vault.Options
        );

        Assert.Throws<InvalidOperationException>(() =>
            ours.Unwrap(new WrappedKey(new Uri("https://kv-theirs.vault.azure.cn/keys/key-ring/v1"), [1]))
        );
        Assert.Empty(vault.Requests);
    }

    private ServiceProvider Instance(DeliverySettings settings, VaultKey? vault = null)
    {
        var services = new ServiceCollection().AddSingleton<BlobServiceClient>(storage.Blobs).AddKeyRing(settings);
        return (vault is null ? services : services.AddVaultKey(_ => vault)).BuildServiceProvider();
    }

    private static VaultKey Vault(StandInVault vault) =>
        new(new Uri("https://kv-prod.vault.azure.cn/keys/key-ring"), new StandInCredential(), vault.Options);

    private static IDataProtector Seal(IServiceProvider instance) =>
        instance.GetRequiredService<IDataProtectionProvider>().CreateProtector("bank");
}
