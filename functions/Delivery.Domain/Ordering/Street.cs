namespace Delivery.Domain.Ordering;

/// <param name="Code">1–20 letters and digits.</param>
/// <param name="District">The district's name as in <see cref="Districts"/>, such as "黄浦区".</param>
public sealed record Street(
    string Code,
    string Name,
    string District,
    StreetStatus Status,
    Contacts Contacts,
    PublishedContact PublishedContact
);
