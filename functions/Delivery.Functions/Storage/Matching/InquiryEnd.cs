namespace Delivery.Functions.Storage.Matching;

/// <summary>How an inquiry ended; null while it may still win.</summary>
public enum InquiryEnd
{
    Won,
    OtherChosen,

    /// <summary>Accepted, but meanwhile booked elsewhere.</summary>
    BookedElsewhere,

    /// <summary>The street took the order back, or staff decided.</summary>
    Stopped,

    /// <summary>Accepted, but meanwhile excluded by the street or by staff, made inactive, or no more qualified or reaching.</summary>
    Excluded,
}
