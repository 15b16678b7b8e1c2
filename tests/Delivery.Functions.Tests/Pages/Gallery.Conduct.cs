using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Conduct =>
        new(StringComparer.Ordinal)
        {
            ["changes"] = html => html.RenderAsync(ChangeSamples.Changes),
            ["changes-none"] = html => html.RenderAsync(ChangeSamples.NoChanges),
            ["change"] = html => html.RenderAsync(ChangeSamples.Change),
            ["change-decided"] = html => html.RenderAsync(ChangeSamples.ChangeDecided),
            ["change-form"] = html => html.RenderAsync(ChangeSamples.ChangeForm),
            ["change-notice"] = html => html.RenderAsync(ChangeSamples.Notice),
            ["conduct-list"] = html => html.RenderAsync(ConductSamples.ConductList),
            ["conduct-list-none"] = html => html.RenderAsync(ConductSamples.NoConduct),
            ["conduct"] = html => html.RenderAsync(ConductSamples.Conduct),
            ["conduct-proposed"] = html => html.RenderAsync(ConductSamples.ConductProposed),
            ["conduct-clean"] = html => html.RenderAsync(ConductSamples.ConductClean),
            ["street-conduct"] = html => html.RenderAsync(ConductSamples.StreetConduct),
            ["street-conduct-clean"] = html => html.RenderAsync(ConductSamples.StreetConductClean),
            ["assessments"] = html => html.RenderAsync(AssessmentSamples.Assessments),
            ["reports"] = html => html.RenderAsync(ReportSamples.ByMonth),
            ["reports-street"] = html => html.RenderAsync(ReportSamples.ByStreet),
            ["reports-none"] = html => html.RenderAsync(ReportSamples.None),
            ["reports-wrong"] = html => html.RenderAsync(ReportSamples.Wrong),
            ["street-lessons"] = html => html.RenderAsync(AssessmentSamples.Lessons),
            ["street-lessons-none"] = html => html.RenderAsync(AssessmentSamples.NoLessons),
            ["assessments-none"] = html => html.RenderAsync(AssessmentSamples.NoAssessments),
            ["change-notice-cancelled"] = html =>
                html.RenderAsync(ChangeSamples.Notice with { Change = ChangeSamples.Cancelled }),
            ["change-notice-venue"] = html =>
                html.RenderAsync(ChangeSamples.Notice with { Change = ChangeSamples.Elsewhere }),
            ["supervision"] = html => html.RenderAsync(SupervisionSamples.Week),
            ["supervision-empty"] = html => html.RenderAsync(SupervisionSamples.Empty),
            ["visit-for-staff"] = html => html.RenderAsync(SupervisionSamples.ForStaff),
            ["visit-reported"] = html => html.RenderAsync(SupervisionSamples.Reported),
            ["visit-trouble"] = html => html.RenderAsync(SupervisionSamples.ReportedTrouble),
            ["visit-followed"] = html => html.RenderAsync(SupervisionSamples.Followed),
            ["visit-praised"] = html => html.RenderAsync(SupervisionSamples.Praised),
            ["visit"] = html => html.RenderAsync(SupervisionSamples.Visit),
            ["visit-refused"] = html => html.RenderAsync(SupervisionSamples.VisitRefused),
            ["visit-thanks"] = html => html.RenderAsync(SupervisionSamples.VisitReported),
            ["visit-replaced"] = html => html.RenderAsync(SupervisionSamples.VisitReplaced),
            ["visit-cancelled"] = html => html.RenderAsync(SupervisionSamples.VisitCancelled),
            ["trainings"] = html => html.RenderAsync(TrainingSamples.Year),
            ["trainings-refused"] = html => html.RenderAsync(TrainingSamples.Refused),
            ["training"] = html => html.RenderAsync(TrainingSamples.Ahead),
            ["training-called-off"] = html => html.RenderAsync(TrainingSamples.CalledOff),
            ["training-begun"] = html => html.RenderAsync(TrainingSamples.Begun),
            ["invitation"] = html => html.RenderAsync(TrainingSamples.Invitation),
            ["invitation-answered"] = html => html.RenderAsync(TrainingSamples.Answered),
            ["invitation-called-off"] = html => html.RenderAsync(TrainingSamples.InvitationCalledOff),
            ["invitation-closed"] = html => html.RenderAsync(TrainingSamples.Closed),
            ["certificate"] = html => html.RenderAsync(TrainingSamples.Certificate),
        };
}
