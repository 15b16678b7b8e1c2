using Delivery.TestKit.Photos;

namespace Delivery.Functions.Tests.Web.Photos;

/// <summary>Photos as iPhones take them: an orange tile at the left, a green one at the right.</summary>
internal static class Iphone
{
    private static readonly HeicFile Lying = new(2, 1, [HeicFile.Orange, HeicFile.Green]);

    /// <summary>What the camera had at its left is at the top; the place stands beside it.</summary>
    public static byte[] HeldUpright() => (Lying with { Turn = 3, Place = Pictures.Secret }).Write();

    /// <summary>The end got lost.</summary>
    public static byte[] Cut() => Lying.Write()[..^100];

    /// <summary>It says that it has 3,600 million pixels.</summary>
    public static byte[] Absurd() => (Lying with { Claims = (60_000, 60_000) }).Write();

    /// <summary>It says that it is small; what is decoded says that it is not.</summary>
    public static byte[] Understated() => (Lying with { GridClaims = (30_000, 30_000) }).Write();

    /// <summary>Named as such a photo, with tiles for another decoder.</summary>
    public static byte[] Disguised() => (Lying with { Coding = "av01" }).Write();

    /// <summary>With a page behind its last byte.</summary>
    public static byte[] Polyglot() => [.. Lying.Write(), .. "<script>alert(1)</script>"u8];

    /// <summary>The first bytes are a photo's, the rest is a drawing that would have other files read.</summary>
    public static byte[] OnlyByName() =>
        [.. Lying.Write()[..24], .. "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/hostname'/></svg>"u8];
}
