namespace Delivery.Pages.Web;

// The month's money: its dates and registers, statements and ledgers.
public static partial class Paths
{
    public const string FeeNorms = "/staff/fee-norms";
    public const string TaxTables = "/staff/tax-tables";

    /// <summary>What closed months have left to later ones.</summary>
    public const string Carried = "/staff/carried";

    /// <summary>Where a lesson stands on its payslip.</summary>
    public static string PayslipLine(string payslipId, string lessonId) => $"{Payslip(payslipId)}#line-{lessonId}";

    public static string EverybodysYear(int year) => $"/staff/paid/{year}";

    /// <summary>The same as a file: <c>?by=</c> teacher or discipline, <c>format=</c> xlsx or csv.</summary>
    public static string EverybodysStatement(int year) => $"/api/statements/years/{year}";

    /// <summary>The twelve months up to this one.</summary>
    public static string SettlementsTo(string month) => $"{Settlements}?to={month}";

    public static string SettlementWindows(int year) => $"{Settlements}/windows/{year}";

    /// <summary>A street's or a teacher's own dates of a year.</summary>
    public static string OwnWindows(int year) => $"/settlement-dates/{year}";

    /// <summary>What the teacher was paid in a year; <see cref="TeacherYearOf"/> is the same for finance.</summary>
    public static string TeacherYear(int year) => $"/teacher/year/{year}";

    public static string TeacherYearOf(string teacherId, int year) => $"{Entry(Teachers, teacherId)}/year/{year}";

    /// <summary>What a street's lessons cost in a year; <see cref="StreetYearOf"/> is the same for staff.</summary>
    public static string StreetYear(int year) => $"/street/year/{year}";

    public static string StreetYearOf(string street, int year) => $"{Entry(Streets, street)}/year/{year}";

    public static string DistrictYear(string district, int year) => $"/staff/districts/{district}/year/{year}";

    /// <summary>Every movement of a street's quota; <see cref="StreetLedgerOf"/> is the same for staff.</summary>
    public static string StreetLedger(int year) => $"/street/ledger/{year}";

    public static string StreetLedgerOf(string street, int year) => $"{Entry(Streets, street)}/ledger/{year}";

    public static string TeacherStatement(string teacherId, int year) =>
        $"/api/statements/teachers/{Uri.EscapeDataString(teacherId)}/{year}";

    public static string StreetStatement(string street, int year) =>
        $"/api/statements/streets/{Uri.EscapeDataString(street)}/{year}";

    public static string DistrictStatement(string district, int year) => $"/api/statements/districts/{district}/{year}";

    public static string SettlementDifferences(string month) => $"{Settlements}/{month}/differences";

    public static string TaxDeclaration(string month) => $"{Settlements}/{month}/tax-declaration.xlsx";
}
