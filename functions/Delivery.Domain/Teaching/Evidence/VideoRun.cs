using System.Buffers.Binary;
using System.Numerics;

namespace Delivery.Domain.Teaching.Evidence;

/// <summary>What a fragment says of a track before its runs (ISO/IEC 14496-12, section 8.8.7).</summary>
/// <param name="Track">Its number.</param>
/// <param name="Origin">From where in the file its runs are counted; null where it does not say.</param>
/// <param name="Size">Of each sample whose run says none; null where the description says it.</param>
/// <param name="IsFromFragment">Counted from where the fragment begins; otherwise from where the track before ends.</param>
public readonly record struct VideoTrackInFragment(uint Track, Int128? Origin, uint? Size, bool IsFromFragment)
{
    private const uint HasOrigin = 0x1;
    private const uint HasDescription = 0x2;
    private const uint HasDuration = 0x8;
    private const uint HasSize = 0x10;
    private const uint FromFragment = 0x20000;
    private const int FlagsBytes = 4;

    /// <param name="head">What the box holds.</param>
    /// <returns>Null where it ends too early.</returns>
    public static VideoTrackInFragment? Read(ReadOnlySpan<byte> head)
    {
        if (head.Length < FlagsBytes + sizeof(uint))
            return null;
        var (flags, track) = (VideoBox.Letters(head), VideoBox.Letters(head[FlagsBytes..]));
        var rest = head[(FlagsBytes + sizeof(uint))..];
        var originBytes = (flags & HasOrigin) == 0 ? 0 : sizeof(ulong);
        var sizeAt = originBytes + (sizeof(uint) * BitOperations.PopCount(flags & (HasDescription | HasDuration)));
        var hasSize = (flags & HasSize) != 0;
        if (rest.Length < sizeAt + (hasSize ? sizeof(uint) : 0))
            return null;
        return new(
            track,
            originBytes > 0 ? BinaryPrimitives.ReadUInt64BigEndian(rest) : null,
            hasSize ? VideoBox.Letters(rest[sizeAt..]) : null,
            (flags & FromFragment) != 0
        );
    }
}

/// <summary>Samples that lie one after the other (ISO/IEC 14496-12, section 8.8.8).</summary>
/// <param name="Offset">From where its track is counted; null where it follows the run before.</param>
/// <param name="Length">Of all, in bytes: as long as the box claims, in no relation to the file.</param>
public readonly record struct VideoRun(int? Offset, Int128 Length)
{
    private const uint HasOffset = 0x1;
    private const uint HasFirstFlags = 0x4;
    private const uint HasDuration = 0x100;
    private const uint HasSize = 0x200;
    private const uint OfSample = 0xF00;
    private const int FlagsBytes = 4;

    /// <param name="run">What the box holds.</param>
    /// <param name="size">Of each sample, where the run does not say it.</param>
    /// <returns>Null where it claims more samples than it lists.</returns>
    public static VideoRun? Read(ReadOnlySpan<byte> run, uint size)
    {
        if (run.Length < FlagsBytes + sizeof(uint))
            return null;
        var (flags, count) = (VideoBox.Letters(run), VideoBox.Letters(run[FlagsBytes..]));
        var rest = run[(FlagsBytes + sizeof(uint))..];
        var hasOffset = (flags & HasOffset) != 0;
        var listAt = sizeof(uint) * BitOperations.PopCount(flags & (HasOffset | HasFirstFlags));
        var each = sizeof(uint) * BitOperations.PopCount(flags & OfSample);
        if (rest.Length < listAt || (rest.Length - listAt) / Math.Max(each, 1) < (each == 0 ? 0 : count))
            return null;
        return new(
            hasOffset ? BinaryPrimitives.ReadInt32BigEndian(rest) : null,
            (flags & HasSize) == 0 ? (Int128)size * count : Sum(rest[listAt..], count, each, flags)
        );
    }

    // Of a sample, its size stands behind its duration.
    private static Int128 Sum(ReadOnlySpan<byte> list, uint count, int each, uint flags)
    {
        var sizeAt = (flags & HasDuration) == 0 ? 0 : sizeof(uint);
        long sum = 0;
        for (var sample = 0; sample < count; sample++)
            sum += VideoBox.Letters(list[((sample * each) + sizeAt)..]);
        return sum;
    }
}
