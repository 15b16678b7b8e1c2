namespace Delivery.Domain.Settlement;

/// <summary>What is known about a lesson when its month is paid.</summary>
/// <param name="DeliveredByStreet">The street's feedback; null when it stayed silent.</param>
/// <param name="HasMedia">The teacher's photos or video are in.</param>
/// <param name="DecidedByStaff">Staff's decision whether to pay; null when there is none.</param>
/// <param name="CarriedOver">The lesson has waited a month already.</param>
public sealed record LessonEvidence(
    string LessonId,
    bool? DeliveredByStreet,
    bool HasMedia,
    bool? DecidedByStaff,
    bool CarriedOver
);
