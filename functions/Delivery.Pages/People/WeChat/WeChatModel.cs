using Delivery.Pages.Web;

namespace Delivery.Pages.People.WeChat;

/// <summary>A person's own binding to the association's official account.</summary>
/// <param name="Account">The account's name; null where the association has none.</param>
/// <param name="CanNotify">Whether the account sends messages of its own.</param>
/// <param name="Code">Open until it is used or expires.</param>
/// <param name="Email">Where news go unless the account is chosen, and whenever it fails.</param>
public sealed record WeChatModel(
    PageFrame Frame,
    string FormKey,
    string? Account,
    bool CanNotify,
    BoundWeChat? Bound,
    ShownCode? Code,
    string Email,
    FormErrors Errors
) : IModelOf<WeChatPage>;

/// <param name="Tail">The last letters of the sender's id; the rest is shown to nobody.</param>
public sealed record BoundWeChat(DateTimeOffset Since, string Tail, bool Notify, string? Trouble);

public sealed record ShownCode(string Digits, DateTimeOffset Until);
