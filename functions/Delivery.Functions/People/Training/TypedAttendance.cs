using Azure;
using Delivery.Functions.Storage;
using Delivery.Pages.People.Training;

namespace Delivery.Functions.People.Training;

/// <summary>Who came, as the page's form holds it.</summary>
/// <param name="People">Names by street code.</param>
/// <param name="Version">Of what the page showed; empty where nothing was written down.</param>
public sealed record TypedAttendance(IReadOnlyDictionary<string, IReadOnlyList<string>> People, string Version)
{
    public IReadOnlyList<AttendedStreet> Streets =>
        [.. People.Select(one => new AttendedStreet(one.Key, one.Value, "attended", "attended"))];

    public ETag RowVersion => Version.Length == 0 ? Versions.Absent : new ETag(Version);
}

/// <summary>What a refused form of a training held: who came, or where and when it should be held instead.</summary>
public sealed record TypedTraining(TypedAttendance? Attendance = null, TrainingValues? Plan = null);
