namespace Delivery.Domain.Programme.Channels;

/// <summary>What of a week a channel gets: all of it, or one district's lessons.</summary>
public static class DistrictPart
{
    /// <param name="district">A district's name; null for the whole city.</param>
    public static WeeklyProgramme Of(WeeklyProgramme edition, string? district)
    {
        if (district is null)
            return edition;
        var lessons = edition.Lessons.Where(lesson => lesson.District == district).ToList();
        return edition with { Lessons = lessons, Checksum = ProgrammeChecksum.Of(lessons) };
    }

    /// <summary>Whether an edition says nothing new to a channel: what changed lies in other districts.</summary>
    /// <param name="editions">Of one week up to the one that goes out, the first one first.</param>
    /// <param name="last">The number of the last edition that was published there; null where none was.</param>
    public static bool SaysNothingNew(IReadOnlyList<WeeklyProgramme> editions, string? district, int? last) =>
        district is not null
        && editions is [.., var now]
        && editions.FirstOrDefault(edition => edition.Edition == last) is { } before
        && Of(before, district).Checksum == Of(now, district).Checksum;
}
