namespace Delivery.Pages.Web;

/// <summary>Where a street prepares its year and writes its orders, and where staff decide them.</summary>
public static partial class Paths
{
    // The year's letter.
    public const string AgreementTexts = "/staff/agreement-texts";

    public static string StreetAgreement(int year) => $"/street/agreement/{year}";

    /// <summary>The scan with the seals: a POST sends it, a GET gets it.</summary>
    public static string StreetSealedCopy(int year) => $"/street/agreement/{year}/sealed";

    public static string StaffAgreements(int year) => $"/staff/agreements/{year}";

    public static string StaffSealedCopy(int year, string street) => $"/staff/agreements/{year}/{street}/sealed";

    // The year's plan.
    public static string StreetPlan(int year) => $"/street/plan/{year}";

    public static string StaffPlan(string street, int year) => $"/staff/plans/{street}/{year}";

    public static string StaffPlans(int year) => $"/staff/plans/{year}";

    /// <param name="ending">xlsx or csv.</param>
    public static string StaffPlansFile(int year, string ending) => $"{StaffPlans(year)}.{ending}";

    // Writing orders: drafts, copies, files.
    public const string OrderImport = "/orders/import";
    public const string OrderImportTake = "/orders/import/take";
    public const string OrderTemplate = "/orders/import/template.xlsx";

    /// <summary>A draft opened; drafts lie in the year in which they were begun.</summary>
    public static string Draft(int year, string id) => $"{NewOrder}?draft={year}-{id}";

    /// <summary>Throws away what is kept of the answer to a returned order.</summary>
    public static string DiscardAnswer(string id) => $"/orders/{id}/discard";

    public static string DiscardDraft(int year, string id) => $"/drafts/{year}-{id}/discard";

    /// <summary>A new order that begins as a copy of an old one.</summary>
    public static string CopyOrder(string orderId) => $"{NewOrder}?copy={orderId}";

    // The queue and the search of staff.
    public const string ApproveOrders = "/staff/orders/approve";
    public const string Search = "/staff/search";
}
