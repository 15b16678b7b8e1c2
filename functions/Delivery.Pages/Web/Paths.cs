namespace Delivery.Pages.Web;

/// <summary>Where each page lives: what the layout links to and the forms post to.</summary>
public static partial class Paths
{
    public const string Front = "/";
    public const string Programmes = "/programmes";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";

    public const string Sessions = "/account/sessions";
    public const string EndOtherSessions = "/account/end-other-sessions";

    /// <summary>The binding of whoever is signed in to the official account.</summary>
    public const string WeChat = "/account/wechat";
    public const string EndAllSessions = "/account/end-all-sessions";

    public const string StreetHome = "/street";
    public const string NewOrder = "/orders/new";
    public const string OrderCheck = "/orders/check";
    public const string Feedback = "/feedback";

    public const string TeacherHome = "/teacher";

    public const string StaffHome = "/staff";
    public const string Review = "/staff/orders";
    public const string Unmatched = "/staff/unmatched";
    public const string Settlements = "/staff/settlements";

    public const string Streets = "/staff/streets";
    public const string Teachers = "/staff/teachers";
    public const string Disciplines = "/staff/disciplines";
    public const string Calendar = "/staff/calendar";
    public const string Seasons = "/staff/seasons";

    public const string Instances = "/staff/instances";
    public const string FailedMails = "/staff/mails";
    public const string Settings = "/staff/settings";
    public const string MissingYear = "/staff/missing-year";

    public const string Import = "/staff/import";
    public const string ImportTake = "/staff/import/take";
    public const string Export = "/staff/export";
    public const string Audit = "/staff/audit";
    public const string AuditAgain = "/staff/audit/list-again";
    public const string Integrations = "/staff/integrations";
    public const string RevokeKey = "/staff/integrations/revoke";

    public const string ApiDocs = "/api/docs";
    public const string OpenApi = "/api/openapi.json";

    public static string Programme(string week) => $"/programmes/{week}";

    public static string ProgrammeCalendar(string week) => $"/programmes/{week}.ics";

    public static string ProgrammeData(string week) => $"/api/programmes/{week}";

    public static string CourseCalendar(string courseId) => $"/courses/{courseId}.ics";

    public static string Order(string orderId) => $"/orders/{orderId}";

    public static string OrderEdit(string orderId) => $"/orders/{orderId}/edit";

    /// <summary>The street chooses other times, where nobody could come at those ordered.</summary>
    public static string OrderTimes(string orderId) => $"/orders/{orderId}/times";

    public static string OrderWithdraw(string orderId) => $"/orders/{orderId}/withdraw";

    /// <summary>The street enters how many came to a lesson.</summary>
    public static string Headcount(string lessonId) => $"/lessons/{lessonId}/headcount";

    public static string FeedbackOf(string month) => $"/feedback/{month}";

    public static string Lesson(string lessonId) => $"/lessons/{lessonId}";

    public static string LessonMedia(string lessonId) => $"/api/lessons/{lessonId}/media";

    public static string ReviewOrder(string orderId) => $"/staff/orders/{orderId}";

    public static string Decision(string orderId) => $"/staff/orders/{orderId}/decision";

    public static string Assign(string courseId) => $"/staff/courses/{courseId}/assign";

    public static string AskTimes(string courseId) => $"/staff/courses/{courseId}/ask-times";

    public static string GiveUp(string courseId) => $"/staff/courses/{courseId}/give-up";

    public static string Settlement(string month) => $"/staff/settlements/{month}";

    /// <summary>One act of staff on a run: start, release, approve, results.</summary>
    public static string SettlementAct(string month, string act) => $"/staff/settlements/{month}/{act}";

    /// <summary>One entry of a register, such as <see cref="Streets"/>.</summary>
    public static string Entry(string register, string code) => $"{register}/{Uri.EscapeDataString(code)}";

    public static string EntryEdit(string register, string code) => $"{Entry(register, code)}/edit";

    /// <summary>Apart from the entries' own paths, so that every code may be one's name.</summary>
    public static string NewEntry(string register) =>
        register.Replace("/staff/", "/staff/new/", StringComparison.Ordinal);

    /// <summary>Where the bank account and the identity number of a teacher are changed, by two people.</summary>
    public static string TeacherBank(string teacherId) => $"{Entry(Teachers, teacherId)}/bank";

    public static string TeacherBankAct(string teacherId, string act) => $"{TeacherBank(teacherId)}/{act}";

    public static string Instance(string instanceId) => $"/staff/instances/{Uri.EscapeDataString(instanceId)}";

    public static string InstanceRetry(string instanceId) => $"{Instance(instanceId)}/retry";

    public static string InstanceSkip(string instanceId) => $"{Instance(instanceId)}/skip";

    public static string Setting(string name) => $"{Settings}/{name}";

    public static string SendMailAgain(string mailId) => $"/staff/mails/{mailId}/send-again";

    public static string EndSession(string sessionId) => $"{Sessions}/{sessionId}/end";

    public static string ImportTemplate(string register) => $"{Import}/{register}/template.xlsx";

    /// <summary>A list as a file; of lists with persons in them it is asked for with a POST, which is written down.</summary>
    public static string ExportFile(string list) => $"{Export}/{list}.xlsx";

    /// <inheritdoc cref="ExportFile"/>
    public static string ExportCsv(string list) => $"{Export}/{list}.csv";

    public static string PayRunFile(string month) => $"{Settlements}/{month}/pay-run.xlsx";

    public static string BankFile(string month, int number) => $"/api/settlements/{month}/payout-files/{number}";

    public static string Payslip(string payslipId) => $"/payslips/{payslipId}";

    public const string Retention = "/staff/retention";
    public const string Erasures = "/staff/erasures";

    public static string Erasure(string id) => $"/staff/erasures/{id}";

    // What teachers keep themselves.
    public const string OwnTimes = "/teacher/availability";
    public const string OwnProfile = "/teacher/profile";
    public const string RenewOwnCalendar = "/teacher/calendar/renew";

    // The plan of matching, and what staff do about one course of it.
    public const string Matching = "/staff/matching";
    public const string MatchingNow = "/staff/matching-now";
    public const string MatchingBoard = "/staff/matching-board";

    public static string MatchingOf(string courseId) => $"{Matching}/{courseId}";

    /// <summary>ask, assign, ask-times, hold or release.</summary>
    public static string MatchingAct(string courseId, string act) => $"{MatchingOf(courseId)}/{act}";

    // To which streets a teacher is not sent: as staff say, and as a street says.
    public const string OwnExclusions = "/street/exclusions";

    public static string ExclusionsOf(string teacherId) => $"{Entry(Teachers, teacherId)}/exclusions";

    // Streets that are merged or split, and the papers of one that was.
    public const string Office = "/street/office";

    public static string Succession(string street) => $"{Entry(Streets, street)}/succession";

    public static string CertificatesOf(string teacherId) => $"/teachers/{teacherId}/certificates";

    public static string CertificateScan(string teacherId, string discipline) =>
        $"{CertificatesOf(teacherId)}/{discipline}";

    // A street objects to the teacher who was confirmed.
    public static string Objection(string courseId) => $"/courses/{courseId}/objection";

    // A confirmed teacher cannot go on with a course.
    public static string DropOut(string courseId) => $"/courses/{courseId}/drop-out";
}
