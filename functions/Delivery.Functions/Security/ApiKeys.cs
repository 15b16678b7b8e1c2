using System.Security.Cryptography;
using System.Text;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security;

/// <summary>Keys of integrations: each is an identity with scopes, and only its hash is stored.</summary>
public sealed class ApiKeys(DeliveryTables tables, DeliverySettings settings)
{
    private const string Partition = "api-key";
    private const int KeyDigits = 64;

    private sealed record ApiKey(string Name, IReadOnlyList<string> Scopes);

    public async Task<Caller?> OwnerOfAsync(string key)
    {
        var hash = Hash(key);
        if (Bootstrap(hash) is { } bootstrap)
            return bootstrap;
        var stored = await tables.Access.FindAsync<ApiKey>(Partition, hash);
        return stored is null ? null : Integration(stored.Value.Name, stored.Value.Name, stored.Value.Scopes);
    }

    /// <summary>Makes a key of 256 bits of chance under a name. Nobody can read it later: only its hash is kept.</summary>
    public async Task<string> MakeAsync(string name, IReadOnlyList<string> scopes)
    {
        var key = RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true);
        await AddAsync(name, key, scopes);
        return key;
    }

    /// <summary>Registers a key (its hash) under a name, with scopes out of <see cref="Role.All"/>.</summary>
    public Task AddAsync(string name, string key, IReadOnlyList<string> scopes) =>
        tables.Access.InsertIfAbsentAsync(Row.Of(Partition, Hash(key), new ApiKey(name, scopes)));

    /// <returns>What the key allowed; null when the name has no such key.</returns>
    public async Task<IReadOnlyList<string>?> RemoveAsync(string name, string key)
    {
        var stored = await tables.Access.FindAsync<ApiKey>(Partition, Hash(key));
        if (stored is null || stored.Value.Name != name)
            return null;
        await tables.Access.DeleteEntityAsync(Partition, stored.RowKey);
        return stored.Value.Scopes;
    }

    // Two bootstrap keys, because a pay run needs two persons: each key is one of them.
    private Caller? Bootstrap(string hash) =>
        IsKey(settings.BootstrapApiKey, hash) ? Integration("bootstrap", "协会", Role.All)
        : IsKey(settings.BootstrapApproverKey, hash) ? Integration("bootstrap-approver", "协会（复核）", Role.All)
        : null;

    private static Caller Integration(string key, string name, IEnumerable<string> scopes) =>
        new(CallerKind.Integration, $"key:{key}", name, scopes.ToHashSet());

    private static bool IsKey(string? configured, string hash) =>
        !string.IsNullOrEmpty(configured)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Hash(configured)),
            Encoding.ASCII.GetBytes(hash)
        );

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
