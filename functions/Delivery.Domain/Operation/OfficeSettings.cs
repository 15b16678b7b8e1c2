namespace Delivery.Domain.Operation;

/// <summary>How people come in, and whom they call in special cases.</summary>
public sealed record OfficeSettings
{
    /// <summary>How long an emailed sign-in link can be used.</summary>
    public int SignInMinutes { get; init; } = 15;

    /// <summary>The association's own contact, on every page and mail.</summary>
    public string ContactName { get; init; } = "配送办公室";

    public string ContactPhone { get; init; } = "021-55500000";
}
