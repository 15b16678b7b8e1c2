using Delivery.Functions.Teaching.Beginning;
using Delivery.Functions.Teaching.Enrolling;
using Delivery.Functions.Teaching.Evidence;
using Delivery.Functions.Teaching.OwnCalendar;
using Delivery.Functions.Teaching.Past;
using Delivery.Functions.Teaching.Preparing;
using Delivery.Functions.Teaching.Roster;
using Delivery.Functions.Teaching.WeChat;
using Delivery.Functions.Workflow;
using Delivery.Functions.Workflow.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Functions.Teaching;

public static class TeachingRegistration
{
    public static IServiceCollection AddTeaching(this IServiceCollection services) =>
        services
            .AddSingleton<LessonLinks>()
            .AddSingleton<LessonLetters>()
            .AddSingleton<LessonReader>()
            .AddSingleton<CourseReader>()
            .AddSingleton<CertificateTodos>()
            .AddSingleton<OwnPayslips>()
            .AddSingleton<PastLessonsReader>()
            .AddSingleton<TeacherHomeReader>()
            .AddSingleton<OwnCalendarLinks>()
            .AddSingleton<OwnCalendarFile>()
            .AddSingleton<RecordHeadcount>()
            .AddSingleton<WriteNote>()
            .AddSingleton<ExpiredNotes>()
            .AddExpiring(app => app.GetRequiredService<ExpiredNotes>().Expiring)
            .AddFollowing<RecordHeadcount>(of => of.FollowAsync, "lesson.headcount")
            .AddSingleton<CountsOfReports>()
            .AddSingleton(app => app.GetRequiredService<CountsOfReports>().Listener)
            .AddFollowing<CountsOfReports>(of => of.FollowAsync, "feedback.put")
            .AddSingleton<ExpiredEnrolments>()
            .AddExpiring(app => app.GetRequiredService<ExpiredEnrolments>().Expiring)
            .AddEvidence()
            .AddBeginning()
            .AddEnrolling()
            .AddRoster()
            .AddWeChat();

    private static IServiceCollection AddWeChat(this IServiceCollection services) =>
        services
            .AddSingleton<WeChatTargets>()
            .AddSingleton<SayConsent>()
            .AddSingleton<FileEvidence>()
            .AddSingleton<FileRoster>()
            .AddSingleton<HearFiles>()
            .AddSingleton(app => app.GetRequiredService<HearFiles>().Listener);

    private static IServiceCollection AddEvidence(this IServiceCollection services) =>
        services
            .AddSingleton<OfferUpload>()
            .AddSingleton<CompleteUpload>()
            .AddFollowing<CompleteUpload>(of => of.FollowAsync, "media.complete")
            .AddSingleton<LessonPictures>()
            .AddSingleton<VideoCleaner>()
            .AddSingleton<MediaSenders>()
            .AddSingleton<RemoveMedia>()
            .AddFollowing<RemoveMedia>(of => of.FollowAsync, "media.withdraw")
            .AddFollowing<RemoveMedia>(of => of.FollowAsync, "media.delete")
            .AddSingleton<KeepConsent>()
            .AddFollowing<KeepConsent>(of => of.FollowAsync, "media.consent")
            .AddSingleton<GalleryReader>()
            .AddSingleton<ExpiredMedia>()
            .AddExpiring(app => app.GetRequiredService<ExpiredMedia>().Expiring);

    private static IServiceCollection AddBeginning(this IServiceCollection services) =>
        services
            .AddSingleton<BegunLinks>()
            .AddSingleton<BegunLetters>()
            .AddSingleton<AnswerBegun>()
            .AddFollowing<AnswerBegun>(of => of.FollowAsync, "begun.answer");

    private static IServiceCollection AddEnrolling(this IServiceCollection services) =>
        services
            .AddSingleton<EnrolmentTurns>()
            .AddSingleton<EnrolmentCommands>()
            .AddSingleton<EnrolmentLinks>()
            .AddSingleton<EnrolmentLetters>()
            .AddSingleton<EnrolmentLimits>()
            .AddSingleton<PhoneCodes>()
            .AddSingleton<EnrolPeople>()
            .AddSingleton<ConfirmPhone>()
            .AddFollowing<ConfirmPhone>(of => of.FollowAsync, "enrolment.enrol", "enrolment.confirm")
            .AddSingleton<LeaveCourse>()
            .AddFollowing<LeaveCourse>(
                of => of.FollowAsync,
                "enrolment.cancel",
                "enrolment.decline",
                "enrolment.remove"
            )
            .AddSingleton<AcceptOffer>()
            .AddFollowing<AcceptOffer>(of => of.FollowAsync, "enrolment.accept")
            .AddSingleton<EnrolmentActs>()
            .AddSingleton<EnrolmentReader>()
            .AddSingleton<CoursePageReader>();

    private static IServiceCollection AddRoster(this IServiceCollection services) =>
        services
            .AddSingleton<SavePreparation>()
            .AddSingleton<RosterReader>()
            .AddSingleton<RosterFile>()
            .AddSingleton<RosterActs>()
            .AddSingleton<RosterChanges>()
            .AddSingleton<RosterNews>()
            .AddSingleton<SaveRoster>()
            .AddFollowing<SaveRoster>(of => of.FollowAsync, "roster.save")
            .AddSingleton<SetPlaces>()
            .AddSingleton<CheckPeopleIn>()
            .AddSingleton<DoorLinks>();
}
