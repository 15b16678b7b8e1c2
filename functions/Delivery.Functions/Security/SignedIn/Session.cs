namespace Delivery.Functions.Security.SignedIn;

/// <summary>What the sealed cookie of a street contact or a teacher says.</summary>
/// <param name="Id">The street's code, or the teacher's id.</param>
/// <param name="Name">As pages show it.</param>
/// <param name="Person">Whoever signed in, of the contacts of a street: <see cref="Rights"/>.</param>
/// <param name="Secret">Chance; its hash is the key of the session's row.</param>
public sealed record Session(CallerKind Kind, string Id, string Name, string Person, string Secret);

/// <summary>A session as it is kept: without the row the cookie is worth nothing.</summary>
/// <param name="Device">Coarse, from the browser's own word, e.g. 微信 · 安卓.</param>
/// <param name="Seen">The last day on which it was used.</param>
public sealed record KeptSession(DateTimeOffset Since, DateTimeOffset Ends, string Device, DateOnly Seen);
