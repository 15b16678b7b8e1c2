using Delivery.Domain.Teaching.Enrolling;
using Delivery.Pages.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static partial class Gallery
{
    private static Dictionary<string, Func<HtmlPage, Task<string>>> Teaching =>
        new(StringComparer.Ordinal)
        {
            ["teacher-home"] = html => html.RenderAsync(TeachingSamples.Home),
            ["teacher-home-empty"] = html => html.RenderAsync(TeachingSamples.EmptyHome),
            ["course"] = html => html.RenderAsync(EnrolmentSamples.Course),
            ["course-refused"] = html => html.RenderAsync(EnrolmentSamples.Refused),
            ["course-english"] = html =>
                html.RenderAsync(
                    EnrolmentSamples.Refused with
                    {
                        Frame = Sample.English("/courses/310115001-2026-003"),
                    }
                ),
            ["course-full"] = html => html.RenderAsync(EnrolmentSamples.Full),
            ["course-closed"] = html => html.RenderAsync(EnrolmentSamples.Closed),
            ["enrolment"] = html =>
                html.RenderAsync(EnrolmentSamples.OwnIn(EnrolmentView.Enrolled, EnrolmentStage.Enrolled)),
            ["enrolment-unconfirmed"] = html => html.RenderAsync(EnrolmentSamples.WrongCode),
            ["enrolment-english"] = html =>
                html.RenderAsync(EnrolmentSamples.WrongCode with { Frame = Sample.English("/enrolments/2f9c41") }),
            ["enrolment-waiting"] = html =>
                html.RenderAsync(EnrolmentSamples.OwnIn(EnrolmentView.Waiting, EnrolmentStage.Waiting)),
            ["enrolment-offered"] = html =>
                html.RenderAsync(EnrolmentSamples.OwnIn(EnrolmentView.Offered, EnrolmentStage.Offered)),
            ["enrolment-cancelled"] = html =>
                html.RenderAsync(EnrolmentSamples.OwnIn(EnrolmentView.Ended, EnrolmentStage.Cancelled)),
            ["poster"] = html => html.RenderAsync(EnrolmentSamples.Poster),
            ["poster-a3"] = html => html.RenderAsync(EnrolmentSamples.Poster with { IsLarge = true }),
            ["roster"] = html => html.RenderAsync(RosterSamples.Roster),
            ["roster-refused"] = html => html.RenderAsync(RosterSamples.RosterRefused),
            ["roster-handed-in"] = html => html.RenderAsync(RosterSamples.RosterHandedIn),
            ["check-in"] = html => html.RenderAsync(RosterSamples.CheckIn),
            ["check-in-early"] = html => html.RenderAsync(RosterSamples.CheckInEarly),
            ["door"] = html => html.RenderAsync(RosterSamples.Door),
            ["door-choosing"] = html => html.RenderAsync(RosterSamples.DoorChoosing),
            ["door-done"] = html => html.RenderAsync(RosterSamples.DoorDone),
            ["teacher-home-calendar"] = html =>
                html.RenderAsync(
                    TeachingSamples.Home with
                    {
                        Calendar = $"https://peisong.example.cn/feeds/teacher/{new string('a', 160)}.ics",
                    }
                ),
            ["certificates"] = html => html.RenderAsync(PortalSamples.Certificates),
            ["own-profile"] = html => html.RenderAsync(PortalSamples.OwnProfile),
            ["own-profile-refused"] = html => html.RenderAsync(PortalSamples.OwnProfileRefused),
            ["own-times"] = html => html.RenderAsync(PortalSamples.OwnTimes),
            ["own-times-refused"] = html => html.RenderAsync(PortalSamples.OwnTimesRefused),
            ["lesson"] = html => html.RenderAsync(TeachingSamples.Lesson),
            ["lesson-ahead"] = html => html.RenderAsync(TeachingSamples.LessonAhead),
            ["lesson-note-refused"] = html => html.RenderAsync(TeachingSamples.LessonNoteRefused),
            ["media"] = html => html.RenderAsync(EvidenceSamples.Gallery),
            ["media-empty"] = html => html.RenderAsync(EvidenceSamples.EmptyGallery),
            ["media-item"] = html => html.RenderAsync(EvidenceSamples.Item),
            ["media-item-refused"] = html => html.RenderAsync(EvidenceSamples.ItemRefused),
            ["media-item-removed"] = html => html.RenderAsync(EvidenceSamples.ItemRemoved),
            ["begun"] = html => html.RenderAsync(EvidenceSamples.Begun),
            ["begun-refused"] = html => html.RenderAsync(EvidenceSamples.BegunRefused),
            ["begun-answered"] = html => html.RenderAsync(EvidenceSamples.BegunAnswered),
            ["begun-list"] = html => html.RenderAsync(EvidenceSamples.BegunList),
            ["begun-list-empty"] = html => html.RenderAsync(EvidenceSamples.EmptyBegunList),
            ["filming"] = html => html.RenderAsync(FilmingSamples.Now),
            ["filming-none"] = html => html.RenderAsync(FilmingSamples.None),
            ["film-book"] = html => html.RenderAsync(FilmingSamples.Book),
            ["film-book-refused"] = html => html.RenderAsync(FilmingSamples.BookRefused),
            ["film-for-staff"] = html => html.RenderAsync(FilmingSamples.ForStaff),
            ["film-for-staff-done"] = html => html.RenderAsync(FilmingSamples.Filmed),
            ["film-for-staff-uploaded"] = html => html.RenderAsync(FilmingSamples.Uploaded),
            ["film-for-staff-declined"] = html => html.RenderAsync(FilmingSamples.Declined),
            ["film-crew"] = html => html.RenderAsync(FilmingSamples.Asked),
            ["film-crew-refused"] = html => html.RenderAsync(FilmingSamples.AskedRefused),
            ["film-crew-agreed"] = html => html.RenderAsync(FilmingSamples.Agreed),
            ["film-crew-due"] = html => html.RenderAsync(FilmingSamples.Due),
            ["film-crew-due-refused"] = html => html.RenderAsync(FilmingSamples.DueRefused),
            ["film-crew-thanks"] = html => html.RenderAsync(FilmingSamples.Thanks),
            ["film-crew-off"] = html => html.RenderAsync(FilmingSamples.CalledOff),
        };
}
