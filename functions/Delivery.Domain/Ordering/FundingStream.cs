namespace Delivery.Domain.Ordering;

/// <summary>Where the money comes from; the streams are counted apart.</summary>
public enum FundingStream
{
    /// <summary>The city's quota.</summary>
    Basic,
    YouthSummer,
    NonBasic,
}

public static class FundingStreams
{
    public static string Label(this FundingStream stream) =>
        stream switch
        {
            FundingStream.Basic => "基本配送",
            FundingStream.YouthSummer => "暑期青少年配送",
            _ => "非基本配送",
        };
}
