using Delivery.Domain.Teaching;
using Delivery.Domain.Teaching.Evidence;

namespace Delivery.Domain.Tests.Teaching.Evidence;

public sealed class MediaRulesTests
{
    private static readonly LessonSettings Settings = new();

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D4948445200000280000001E0", MediaKind.Png)]
    [InlineData("FFD8FFE000104A46494600010100000100010000FFC0001108028001E003012200", MediaKind.Jpeg)]
    [InlineData("52494646240000005745425056503858" + "0A00000010000000" + "7F0200DF0100", MediaKind.Webp)]
    [InlineData("00000018667479706D70343200000000", MediaKind.Mp4)]
    [InlineData("0000001466747970717420200000000071742020", MediaKind.Mov)]
    [InlineData("0000001866747970686569630000000068656963", MediaKind.Heic)]
    public void Photos_and_videos_are_known_by_their_first_bytes(string head, MediaKind kind) =>
        Assert.Equal(kind, MediaRules.Check(Convert.FromHexString(head), 1000, Settings).Value);

    [Theory]
    [InlineData("")]
    [InlineData("25504446")]
    [InlineData("3C68746D6C3E")]
    [InlineData("4D5A9000")]
    [InlineData("0000001866747970")]
    [InlineData("524946462400000041564920")]
    public void Anything_else_is_refused_whatever_it_is_called(string head) =>
        Assert.Equal("media.content", Code(Convert.FromHexString(head), 1000));

    [Theory]
    [InlineData("89504E470D0A1A0A0000000D49484452000000010000000A")]
    [InlineData("89504E470D0A1A0A0000000D494844527FFFFFFF7FFFFFFF")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("FFD8FFE000104A464946")]
    public void A_photo_that_tells_no_sane_size_is_broken(string head) =>
        Assert.Equal(
            ["media.broken 这张照片打不开，请重新拍一张或换一张再传"],
            MediaRules
                .Check(Convert.FromHexString(head), 1000, Settings)
                .Refusals.Select(refusal => $"{refusal.Code} {refusal.Message}")
        );

    [Fact]
    public void Two_gigabytes_are_the_most()
    {
        var video = Convert.FromHexString("00000018667479706D70343200000000");
        const long most = 2048L * 1024 * 1024;

        Assert.False(MediaRules.Check(video, most, Settings).IsRefused);
        Assert.Equal("media.too-large", Code(video, most + 1));
    }

    private static string Code(byte[] head, long bytes) => MediaRules.Check(head, bytes, Settings).Refusals[0].Code;
}
