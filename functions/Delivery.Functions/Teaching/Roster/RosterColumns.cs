namespace Delivery.Functions.Teaching.Roster;

/// <summary>Which column of a list holds what, by the names that streets give them; -1 for one that is missing.</summary>
internal sealed record RosterColumns(int Name, int Phone, int Birth, int Guardian, int GuardianPhone, int Consent)
{
    private static readonly string[] Names = ["姓名", "名字", "学员", "学员姓名", "name"];
    private static readonly string[] Phones = ["手机", "手机号", "手机号码", "电话", "联系电话", "联系方式", "phone"];
    private static readonly string[] Births =
    [
        "出生年份",
        "出生年",
        "年龄",
        "出生年月",
        "出生日期",
        "birthyear",
        "age",
    ];
    private static readonly string[] Guardians = ["监护人", "监护人姓名", "guardian"];
    private static readonly string[] GuardianPhones = ["监护人手机", "监护人电话", "guardianphone"];
    private static readonly string[] Consents = ["监护人同意", "同意", "consent"];

    public static RosterColumns Of(IReadOnlyList<string> names)
    {
        var columns = names.Select(name => name.Replace(" ", "", StringComparison.Ordinal)).ToList();
        return new(
            At(columns, Names),
            At(columns, Phones),
            At(columns, Births),
            At(columns, Guardians),
            At(columns, GuardianPhones),
            At(columns, Consents)
        );
    }

    public bool AreEnough => Name >= 0 && Phone >= 0;

    /// <summary>Those that are there.</summary>
    public IReadOnlyList<int> Known =>
        [.. new[] { Name, Phone, Birth, Guardian, GuardianPhone, Consent }.Where(at => at >= 0)];

    public static bool IsName(string word) => Names.Contains(word);

    private static int At(List<string> columns, string[] names) =>
        columns.FindIndex(column => names.Contains(column, StringComparer.OrdinalIgnoreCase));
}
