using System.Text.Json;
using Delivery.Functions.Storage;

namespace Delivery.Functions.Security;

/// <summary>Bank and identity numbers: sealed when stored, masked when shown.</summary>
public sealed class TeacherSecrets(Seals seals)
{
    private const string BankPurpose = "teacher.bank";
    private const string IdPurpose = "teacher.id-number";

    public string? SealBank(IReadOnlyDictionary<string, JsonElement>? bank) =>
        bank is null ? null : seals.Hide(BankPurpose, JsonSerializer.Serialize(bank));

    public string? SealIdNumber(string? idNumber) => idNumber is null ? null : seals.Hide(IdPurpose, idNumber);

    /// <summary>The bank fields as given, each masked but its last four characters where it is a number.</summary>
    public IReadOnlyDictionary<string, string>? MaskedBank(RegisteredTeacher teacher) =>
        teacher.SealedBank is { } hidden
            ? Bank(hidden)
                .ToDictionary(field => field.Key, field => IsNumber(field.Value) ? Masked(field.Value) : field.Value)
            : null;

    /// <summary>Where the pay run sends money; empty texts where the register does not say.</summary>
    public BankAccount BankOf(RegisteredTeacher teacher)
    {
        var bank = teacher.SealedBank is { } hidden ? Bank(hidden) : [];
        return new BankAccount(
            First(bank, "accountName", "holder", "accountHolder") ?? teacher.Teacher.Name,
            First(bank, "bank", "bankName", "branch") ?? string.Empty,
            First(bank, "account", "accountNumber", "number", "card", "cardNumber") ?? string.Empty
        );
    }

    /// <summary>建设银行 ****1234, for people to recognise.</summary>
    public string MaskedAccountOf(RegisteredTeacher teacher)
    {
        var bank = BankOf(teacher);
        return bank.Account.Length == 0
            ? "未登记账户"
            : $"{bank.Bank} ****{bank.Account[^Math.Min(4, bank.Account.Length)..]}".Trim();
    }

    /// <summary>Whether money can be sent at all.</summary>
    public bool HasAccount(RegisteredTeacher teacher) => BankOf(teacher).Account.Length > 0;

    /// <summary>In clear, for the tax office's list alone; null where none is registered.</summary>
    public string? IdNumberOf(RegisteredTeacher teacher) =>
        teacher.SealedIdNumber is { } hidden ? seals.Reveal(IdPurpose, hidden) : null;

    public string? MaskedIdNumber(RegisteredTeacher teacher) =>
        teacher.SealedIdNumber is { } hidden ? Masked(seals.Reveal(IdPurpose, hidden)) : null;

    private Dictionary<string, string> Bank(string hidden) =>
        JsonSerializer
            .Deserialize<Dictionary<string, JsonElement>>(seals.Reveal(BankPurpose, hidden))!
            .ToDictionary(field => field.Key, field => field.Value.ToString());

    private static string? First(Dictionary<string, string> bank, params string[] names) =>
        names
            .Select(name =>
                bank.FirstOrDefault(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            )
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static bool IsNumber(string value) => value.Count(char.IsDigit) >= 8;

    private static string Masked(string value) =>
        new string('*', Math.Max(0, value.Length - 4)) + value[^Math.Min(4, value.Length)..];
}

/// <summary>A bank account in clear, for the bank file alone.</summary>
public sealed record BankAccount(string Holder, string Bank, string Account);
