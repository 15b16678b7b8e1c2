using Azure.Data.Tables;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Workflow;

namespace Delivery.Functions.Storage.People;

/// <summary>A teacher or a street's contact, as the register names them.</summary>
/// <param name="Id">The street's code, or the teacher's id.</param>
/// <param name="Name">Of the street or teacher, for pages.</param>
public sealed record WeChatPerson(CallerKind Kind, string Id, string Name, string PersonName, string Email)
{
    public Caller Caller => new(Kind, Id, Name, new HashSet<string>());

    public string Subject => $"{Kind}/{Id}";
}

/// <summary>That somebody writes to the official account as a person of the register.</summary>
/// <param name="Notify">They want to be told by the account, and no more by mail.</param>
/// <param name="Trouble">Why the last message did not reach them; null where all is well.</param>
/// <param name="HeardAt">When they wrote last, to the hour: the account may write freely for two days from then.</param>
public sealed record WeChatBinding(
    string AppId,
    string OpenId,
    WeChatPerson Person,
    DateTimeOffset Since,
    bool Notify = false,
    string? Trouble = null,
    DateTimeOffset? HeardAt = null
);

/// <summary>Who is bound to the official account, in one partition: a teacher's or contact's binding changes in one batch.</summary>
public sealed class WeChatBindings(DeliveryTables tables, Registers registers, CallerHash hash)
{
    internal const string Partition = "wechat";
    internal const string BoundPrefix = "bound|";

    public Place Place => new(tables.Access, Partition);

    /// <returns>Null where the sender is bound to nobody, or to somebody who is in the register no more.</returns>
    public async Task<WeChatBinding?> FindAsync(string appId, string openId) =>
        await BoundAsync(appId, openId) is { Value: var binding } && await HoldsAsync(binding.Person) ? binding : null;

    public Task<Stored<WeChatBinding>?> BoundAsync(string appId, string openId) =>
        tables.Access.FindAsync<WeChatBinding>(Partition, BoundRow(appId, openId));

    public async Task<Stored<WeChatBinding>?> OfAsync(WeChatPerson person) =>
        await tables.Access.FindAsync<string>(Partition, PersonRow(person)) is { Value: var row }
            ? await tables.Access.FindAsync<WeChatBinding>(Partition, row)
            : null;

    /// <summary>Who reads an address and wants to be told by the account instead.</summary>
    public async Task<WeChatBinding?> ToNotifyAsync(string email)
    {
        await foreach (var row in tables.Access.WithPrefixAsync<string>(Partition, AddressPrefix(email)))
            if (
                await tables.Access.FindAsync<WeChatBinding>(Partition, row.Value)
                    is { Value: { Notify: true } binding }
                && await HoldsAsync(binding.Person)
            )
                return binding;
        return null;
    }

    /// <summary>Whether the register still names the person so.</summary>
    public async Task<bool> HoldsAsync(WeChatPerson person) =>
        person.Kind == CallerKind.Street
            ? await registers.ReachedAsync(person.Id) is { } street
                && ContactsOf(street).Any(contact => Is(person, contact.Name, contact.Email))
            : await registers.Teachers.FindAsync(person.Id) is { Value.Teacher: { Active: true } teacher }
                && Is(person, teacher.Name, teacher.Email);

    /// <summary>All that are bound; some hundreds.</summary>
    public IAsyncEnumerable<Stored<WeChatBinding>> AllAsync() =>
        tables.Access.WithPrefixAsync<WeChatBinding>(Partition, BoundPrefix);

    public TableEntity RowOf(WeChatBinding binding) =>
        Row.Of(Partition, BoundRow(binding.AppId, binding.OpenId), binding);

    /// <summary>Notes something about a binding, unless it has changed meanwhile.</summary>
    public Task NoteAsync(Stored<WeChatBinding> read, WeChatBinding now) =>
        tables.Access.TryCommitAsync([TableRows.Replace(RowOf(now), read.ETag)]);

    /// <summary>Notes that a bound person wrote; within the hour not again. What the platform tells of them is no word of theirs.</summary>
    public async Task HeardAsync(WeChatMessage message)
    {
        if (
            message.Type == "event"
            || await BoundAsync(message.AppId, message.OpenId) is not { } bound
            || message.At - bound.Value.HeardAt < TimeSpan.FromHours(1)
        )
            return;
        await NoteAsync(bound, bound.Value with { HeardAt = message.At });
    }

    /// <summary>The row by which a person's binding is found.</summary>
    public TableEntity PointerOf(WeChatBinding binding) =>
        Row.Of(Partition, PersonRow(binding.Person), BoundRow(binding.AppId, binding.OpenId));

    public TableTransactionAction[] Deleted(Stored<WeChatBinding> bound) =>
        [TableRows.Delete(bound), TableRows.Delete(Partition, PersonRow(bound.Value.Person))];

    /// <summary>Without a word: the person is in the register no more, or asked to be forgotten.</summary>
    public async Task<int> ForgetAsync(Func<WeChatBinding, Task<bool>> which)
    {
        var forgotten = 0;
        await foreach (var bound in AllAsync())
            if (await which(bound.Value))
            {
                var sender = SenderOf(bound.Value.AppId, bound.Value.OpenId);
                string[] rows =
                [
                    bound.RowKey,
                    PersonRow(bound.Value.Person),
                    WeChatQuestions.RowOf(sender),
                    WeChatQuestions.FiledRowOf(sender),
                ];
                await tables.Access.DeleteRowsAsync(Partition, rows);
                forgotten++;
            }

        return forgotten;
    }

    /// <summary>Names a sender in keys of rows.</summary>
    public string SenderOf(string appId, string openId) => $"{appId}|{hash.Of($"wechat|{appId}|{openId}")}";

    /// <summary>Names a person in keys of rows.</summary>
    public string KeyOf(WeChatPerson person) => $"{AddressOf(person.Email)}|{person.Kind}|{person.Id}";

    private string PersonRow(WeChatPerson person) => $"person|{KeyOf(person)}";

    private string AddressPrefix(string email) => $"person|{AddressOf(email)}|";

    private string AddressOf(string email) => hash.Of($"wechat-address|{email.ToLowerInvariant()}");

    private string BoundRow(string appId, string openId) => BoundPrefix + SenderOf(appId, openId);

    private static bool Is(WeChatPerson person, string name, string email) =>
        person.PersonName == name && person.Email.Equals(email, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Contact> ContactsOf(Street street) =>
        [street.Contacts.Ordering, street.Contacts.ForDelivery];
}
