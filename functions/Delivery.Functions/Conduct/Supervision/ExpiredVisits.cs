using Delivery.Domain.Operation;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Workflow.Retention;

namespace Delivery.Functions.Conduct.Supervision;

/// <summary>
/// What a visit of a day long past leaves of people: the photos, which show who was there, as long as a lesson's own; and who
/// went there, as long as rosters. What was found stays.
/// </summary>
public sealed class ExpiredVisits(LessonVisits visits, DeliveryBlobs blobs)
{
    public Expiring Photos =>
        new(
            "visit-photos",
            "督导的照片",
            settings => KeptFor.OfMonths(settings.MediaMonths),
            (day, _) => DeletePhotosAsync(day)
        )
        {
            ByDay = true,
        };

    public Expiring Supervisors =>
        new(
            "supervisors",
            "督导员的姓名和邮箱",
            settings => KeptFor.OfMonths(settings.RosterMonths),
            (day, _) => DeleteSupervisorsAsync(day)
        )
        {
            ByDay = true,
        };

    private async Task<int> DeletePhotosAsync(DateOnly day)
    {
        var deleted = 0;
        foreach (var visit in await visits.OfDayAsync(day))
        {
            var files = await blobs.Media.DeletePhotosAsync(ReportVisit.FolderOf(visit.VisitId));
            if (visit.Report is { Photos.Count: > 0 } report)
                await visits.ForgetAsync(
                    visit.VisitId,
                    one => one with { Report = (one.Report ?? report) with { Photos = [] } }
                );
            deleted += files > 0 ? 1 : 0;
        }

        return deleted;
    }

    private async Task<int> DeleteSupervisorsAsync(DateOnly day)
    {
        var named = (await visits.OfDayAsync(day)).Where(visit => visit.Sent.Any(one => one.Email.Length > 0)).ToList();
        foreach (var visit in named)
            await visits.ForgetAsync(visit.VisitId, one => one.WithoutSupervisors());
        return named.Count;
    }
}
