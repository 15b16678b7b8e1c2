using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Delivery.Domain;
using Delivery.Domain.Calendar;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Security;

/// <summary>Keys of integrations: each is an identity with scopes, and only its hash is stored.</summary>
public sealed class ApiKeys(DeliveryTables tables, DeliverySettings settings, Commands commands, TimeProvider clock)
{
    private const string Partition = "api-key";
    private const int KeyDigits = 64;
    private const int FingerprintDigits = 8;

    private sealed record ApiKey(
        string Name,
        IReadOnlyList<string> Scopes,
        DateTimeOffset? MadeAt = null,
        DateOnly? LastUsedOn = null
    );

    /// <summary>Somebody else has made one for the same system meanwhile.</summary>
    public static Refusal Overtaken { get; } = new("etag.mismatch", "别的同事刚给这个系统发过密钥，请先看一看");

    private Place Keys => new(tables.Access, Partition);

    public async Task<Caller?> OwnerOfAsync(string key)
    {
        var hash = Hash(key);
        if (Bootstrap(hash) is { } bootstrap)
            return bootstrap;
        if (await tables.Access.FindAsync<ApiKey>(Partition, hash) is not { } stored)
            return null;
        var today = ShanghaiTime.DateOf(clock.GetUtcNow());
        if (stored.Value.LastUsedOn is null || stored.Value.LastUsedOn < today)
            await NoteUseAsync(stored, today);
        return Integration(stored.Value.Name, stored.Value.Name, stored.Value.Scopes);
    }

    /// <summary>
    /// Makes a key of 256 bits of chance under a name. Nobody can read it later: only its hash is kept, and of the answer
    /// that is kept for a repeat only the fingerprint.
    /// </summary>
    /// <param name="seen">Refused as <see cref="Overtaken"/> where a key of the name was made after this one; null where that is no matter.</param>
    /// <returns>The key; null when the call was a repeat.</returns>
    public async Task<Outcome<string?>> MakeAsync(
        Call call,
        string name,
        IReadOnlyList<string> scopes,
        DateTimeOffset? seen = null
    )
    {
        var key = RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true);
        var (hash, made) = (Hash(key), new ApiKey(name, scopes, clock.GetUtcNow()));
        var note = $"{FingerprintOf(hash)}: {string.Join(' ', scopes)}";
        var outcome = await commands.RunAsync<string>(
            call,
            Keys,
            durable: null,
            async () =>
                seen is { } last && await NewestAsync(name, last) is not null
                    ? Outcome.Refused<string>(Overtaken)
                    : Decided.Change(
                        FingerprintOf(hash),
                        new Act("integration.key", name, note),
                        [TableRows.Insert(Row.Of(Partition, hash, made))]
                    )
        );
        return outcome.IsRefused
            ? Outcome.Refused<string?>(outcome.Refusals)
            : Outcome.Of<string?>(call.IsRepeated ? null : key);
    }

    /// <summary>The newest key of a name that was made after another; null where there is none.</summary>
    public async Task<KnownKey?> NewestAsync(string name, DateTimeOffset after) =>
        (await ListAsync()).LastOrDefault(key => key.Name == name && key.MadeAt > after);

    /// <summary>Registers a key (its hash) under a name, with scopes out of <see cref="Role.All"/>.</summary>
    public Task AddAsync(string name, string key, IReadOnlyList<string> scopes) =>
        tables.Access.InsertIfAbsentAsync(Row.Of(Partition, Hash(key), new ApiKey(name, scopes, clock.GetUtcNow())));

    public Task<Outcome<KnownKey>> RevokeAsync(Call call, string name, string key) =>
        RevokeAsync(call, name, Hash(key), one: true);

    /// <summary>Takes every key of a system away.</summary>
    /// <returns>The newest of them, for its scopes.</returns>
    public Task<Outcome<KnownKey>> RevokeAllAsync(Call call, string name) =>
        RevokeAsync(call, name, string.Empty, one: false);

    /// <param name="fingerprint">As the list of keys shows it.</param>
    public Task<Outcome<KnownKey>> RevokeByFingerprintAsync(Call call, string name, string fingerprint) =>
        RevokeAsync(call, name, fingerprint.Length == FingerprintDigits ? fingerprint : "none", one: true);

    /// <summary>Every key but those that come with the settings, by name.</summary>
    public async Task<IReadOnlyList<KnownKey>> ListAsync()
    {
        var keys = new List<KnownKey>();
        await foreach (var stored in tables.Access.WithPrefixAsync<ApiKey>(Partition, string.Empty))
            keys.Add(Known(stored));
        return [.. keys.OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.MadeAt)];
    }

    /// <summary>Who gave out a key, or took it away; null where that is not among what is kept.</summary>
    /// <param name="act">integration.key or integration.revoke.</param>
    public async Task<AuditEntry?> ActOnAsync(string act, string name, string fingerprint) =>
        (await ActsAsync(int.MaxValue)).FirstOrDefault(done =>
            done.Act == act
            && done.Subject == name
            && done.Note?.Split(' ', ':').Contains(fingerprint, StringComparer.Ordinal) == true
        );

    /// <summary>Who made and took away which keys, the newest first, as it was saved beside them.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ActsAsync(int most)
    {
        var (from, to) = CommandRows.AllActs;
        var acts = await tables.Access.RangeAsync<SavedAct>(Partition, from, to).ToListAsync();
        return [.. acts.Select(act => act.Value.Entry).OrderByDescending(act => act.At).Take(most)];
    }

    /// <param name="beginning">Of the hash.</param>
    /// <param name="one">Several that begin so are none that was meant.</param>
    private Task<Outcome<KnownKey>> RevokeAsync(Call call, string name, string beginning, bool one) =>
        commands.RunAsync<KnownKey>(
            call,
            Keys,
            durable: null,
            async () =>
            {
                var found = await tables
                    .Access.WithPrefixAsync<ApiKey>(Partition, beginning)
                    .Where(stored => stored.Value.Name == name)
                    .ToListAsync();
                return found.Count == 0 || one && found.Count > 1
                    ? Outcome.Refused<KnownKey>(
                        "integration.key-unknown",
                        "没有找到这个系统的这个密钥，可能已经停用，请刷新页面查看"
                    )
                    : Decided.Change(
                        Known(found.MaxBy(key => key.Value.MadeAt)!),
                        new Act(
                            "integration.revoke",
                            name,
                            string.Join(' ', found.Select(key => FingerprintOf(key.RowKey)))
                        ),
                        [.. found.Select(key => TableRows.Delete(Partition, key.RowKey))]
                    );
            }
        );

    // At most once a day: the day is what tells a key in use from a forgotten one.
    private async Task NoteUseAsync(Stored<ApiKey> stored, DateOnly today)
    {
        try
        {
            var used = Row.Of(Partition, stored.RowKey, stored.Value with { LastUsedOn = today });
            await tables.Access.UpdateEntityAsync(used, stored.ETag, TableUpdateMode.Replace);
        }
        catch (RequestFailedException lost) when (TableRows.LostRace(lost))
        {
            // Another request of the day was first, or the key has just been revoked: nothing is left to write.
        }
    }

    private static KnownKey Known(Stored<ApiKey> stored) =>
        new(
            FingerprintOf(stored.RowKey),
            stored.Value.Name,
            stored.Value.Scopes,
            stored.Value.MadeAt,
            stored.Value.LastUsedOn
        );

    private static string FingerprintOf(string hash) => hash[..FingerprintDigits];

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
