using Azure.Data.Tables;
using Delivery.Functions.Security;

namespace Delivery.Functions.Storage.People;

/// <summary>Whom a code binds, once, until a moment.</summary>
public sealed record BindingCode(WeChatPerson Person, DateTimeOffset Until);

/// <summary>The code that a person was shown last, sealed, so that their page can show it again.</summary>
public sealed record AskedCode(string Sealed, DateTimeOffset Until);

/// <summary>How many codes a sender tried in vain on a day.</summary>
public sealed record CodeTries(DateOnly Day, int Count);

/// <summary>Codes by which senders prove who they are, beside their bindings; of each only a keyed hash is a key.</summary>
public sealed class BindingCodes(DeliveryTables tables, WeChatBindings bindings, CallerHash hash, Seals seals)
{
    private const string Purpose = "wechat.code";
    internal const string CodePrefix = "code|";
    private const string AskedPrefix = "asked|";
    private const string TriesPrefix = "tries|";

    public async Task<(string Code, DateTimeOffset Until)?> ShownAsync(WeChatPerson person, DateTimeOffset now)
    {
        var asked = await tables.Access.FindAsync<AskedCode>(WeChatBindings.Partition, AskedRow(person));
        if (asked is null || asked.Value.Until <= now)
            return null;
        var code = seals.Reveal(Purpose, asked.Value.Sealed);
        return await FindAsync(code) is null ? null : (code, asked.Value.Until);
    }

    public Task<Stored<BindingCode>?> FindAsync(string code) =>
        tables.Access.FindAsync<BindingCode>(WeChatBindings.Partition, CodeRow(code));

    public async Task<IReadOnlyList<TableTransactionAction>> RenewedAsync(
        WeChatPerson person,
        string code,
        DateTimeOffset until
    )
    {
        var earlier = await tables.Access.FindAsync<AskedCode>(WeChatBindings.Partition, AskedRow(person));
        var old = earlier is null ? null : await FindAsync(seals.Reveal(Purpose, earlier.Value.Sealed));
        return
        [
            .. old is null ? [] : new[] { Used(old) },
            TableRows.Insert(Row.Of(WeChatBindings.Partition, CodeRow(code), new BindingCode(person, until))),
            TableRows.Put(
                Row.Of(WeChatBindings.Partition, AskedRow(person), new AskedCode(seals.Hide(Purpose, code), until))
            ),
        ];
    }

    public static TableTransactionAction Used(Stored<BindingCode> code) => TableRows.Delete(code);

    public async Task<int> TriesAsync(WeChatMessage message, DateOnly today) =>
        await tables.Access.FindAsync<CodeTries>(WeChatBindings.Partition, TriesRow(message)) is { Value: var tries }
        && tries.Day == today
            ? tries.Count
            : 0;

    public async Task CountAsync(WeChatMessage message, DateOnly today) =>
        await tables.Access.UpsertEntityAsync(
            Row.Of(
                WeChatBindings.Partition,
                TriesRow(message),
                new CodeTries(today, await TriesAsync(message, today) + 1)
            ),
            TableUpdateMode.Replace
        );

    /// <summary>What was never used and no longer holds.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset now)
    {
        var old = await tables
            .Access.WithPrefixAsync<BindingCode>(WeChatBindings.Partition, CodePrefix)
            .Where(code => code.Value.Until <= now)
            .Select(code => code.RowKey)
            .Concat(
                tables
                    .Access.WithPrefixAsync<AskedCode>(WeChatBindings.Partition, AskedPrefix)
                    .Where(asked => asked.Value.Until <= now)
                    .Select(asked => asked.RowKey)
            )
            .Concat(
                tables
                    .Access.WithPrefixAsync<CodeTries>(WeChatBindings.Partition, TriesPrefix)
                    .Where(tries => tries.Value.Day < Domain.Calendar.ShanghaiTime.DateOf(now))
                    .Select(tries => tries.RowKey)
            )
            .ToListAsync();
        await tables.Access.DeleteRowsAsync(WeChatBindings.Partition, old);
        return old.Count;
    }

    /// <summary>Whatever names a person in a code.</summary>
    public async Task<int> ForgetAsync(Func<WeChatPerson, bool> isTheirs)
    {
        var rows = await tables
            .Access.WithPrefixAsync<BindingCode>(WeChatBindings.Partition, CodePrefix)
            .Where(code => isTheirs(code.Value.Person))
            .Select(code => code.RowKey)
            .ToListAsync();
        await tables.Access.DeleteRowsAsync(WeChatBindings.Partition, rows);
        return rows.Count;
    }

    private string CodeRow(string code) => CodePrefix + hash.Of($"wechat-code|{code}");

    private string AskedRow(WeChatPerson person) => AskedPrefix + bindings.KeyOf(person);

    private string TriesRow(WeChatMessage message) => TriesPrefix + bindings.SenderOf(message.AppId, message.OpenId);
}
