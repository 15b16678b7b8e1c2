namespace Delivery.Pages.Web;

// The programme as the city sees it, and its channels.
public static partial class Paths
{
    public const string AtomFeed = "/feeds/programme.atom";
    public const string Channels = "/staff/channels";
    public const string Webhooks = "/staff/webhooks";
    public const string StaffProgrammes = "/staff/programmes";

    /// <summary>The page of all of them, with the form of one.</summary>
    public static string Webhook(string name) => $"{Webhooks}?edit={name}";

    public static string ProgrammeEdition(string week, int edition) => $"{Programme(week)}?edition={edition}";

    /// <summary>The week as the one table that hangs in every hall.</summary>
    public static string ProgrammePrint(string week) => $"{Programme(week)}/print";

    /// <summary>What a chat shows where the week is shared.</summary>
    /// <param name="edition">Null for the newest.</param>
    public static string ProgrammeCard(string week, int? edition = null) =>
        $"{Programme(week)}/card.png{(edition is null ? "" : $"?edition={edition}")}";

    public static string ProgrammeTable(string week) => $"{Programme(week)}.csv";

    /// <summary>Enrolments of the weeks up to one, as a file.</summary>
    public static string EnrolmentSeries(string week) => $"{ProgrammePreview(week)}/enrolments.csv";

    public static string ProgrammePreview(string week) => $"{StaffProgrammes}/{week}";

    /// <summary>One act of staff on a week: hold, release, publish.</summary>
    public static string ProgrammeAct(string week, string act) => $"{ProgrammePreview(week)}/{act}";
}
