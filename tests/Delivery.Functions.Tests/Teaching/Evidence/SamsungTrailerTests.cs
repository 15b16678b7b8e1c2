using System.Text;
using Delivery.TestKit.Photos;
using Xunit;

namespace Delivery.Functions.Tests.Teaching.Evidence;

/// <summary>What a Samsung phone writes behind a film is blanked.</summary>
public sealed class SamsungTrailerTests
{
    [Fact]
    public async Task A_Samsung_trailer_is_blank_from_its_first_block()
    {
        var film = VideoFile.OfAndroid();
        // The first block begins like a box.
        byte[] block = [0, 0, 1, 0x0A, .. VideoFile.Box("GPS ", Encoding.Latin1.GetBytes(VideoFile.Place))];
        var trailer = Samsung(block, block.Length);

        byte[] clean = [.. (await CleanedFilm.OfAsync(film))!, .. new byte[trailer.Length]];
        await CleanedFilm.BecomesAsync(clean, [.. film, .. trailer]);
        await CleanedFilm.BecomesAsync(clean, clean);
        byte[] boxed = [.. (await CleanedFilm.OfAsync(film))!, .. VideoFile.Box("free", new byte[trailer.Length])];
        await CleanedFilm.BecomesAsync(boxed, [.. film, .. VideoFile.Box("sefd", trailer)]);
    }

    [Fact]
    public async Task A_Samsung_trailer_that_contradicts_itself_is_refused_and_the_mere_letters_are_left_alone()
    {
        var film = VideoFile.OfActionCamera("mp4a");
        var block = Encoding.Latin1.GetBytes(VideoFile.Place);

        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Samsung(block, int.MaxValue)]));
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Samsung(block, block.Length, count: 3)]));
        Assert.Null(await CleanedFilm.OfAsync([.. film, .. Samsung(block, block.Length, count: -1)]));
        foreach (var length in new[] { 0, 7, 12_013, int.MaxValue, -1 })
        {
            byte[] other = [.. film, .. VideoFile.Box("free", [.. BitConverter.GetBytes(length), .. "SEFT"u8])];
            await CleanedFilm.BecomesAsync(other, other);
        }
    }

    /// <summary>As programs describe it that read it: a block, the directory, its length, the mark.</summary>
    private static byte[] Samsung(byte[] block, int before, int count = 1)
    {
        byte[] directory =
        [
            .. "SEFH"u8,
            .. BitConverter.GetBytes(101),
            .. BitConverter.GetBytes(count),
            0,
            0,
            1,
            0x0A,
            .. BitConverter.GetBytes(before),
            .. BitConverter.GetBytes(block.Length),
        ];
        return [.. block, .. directory, .. BitConverter.GetBytes(directory.Length), .. "SEFT"u8];
    }
}
