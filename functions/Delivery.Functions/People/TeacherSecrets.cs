using System.Text.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;

namespace Delivery.Functions.People;

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

    public string? MaskedIdNumber(RegisteredTeacher teacher) =>
        teacher.SealedIdNumber is { } hidden ? Masked(seals.Reveal(IdPurpose, hidden)) : null;

    private Dictionary<string, string> Bank(string hidden) =>
        JsonSerializer
            .Deserialize<Dictionary<string, JsonElement>>(seals.Reveal(BankPurpose, hidden))!
            .ToDictionary(field => field.Key, field => field.Value.ToString());

    private static bool IsNumber(string value) => value.Count(char.IsDigit) >= 8;

    private static string Masked(string value) =>
        new string('*', Math.Max(0, value.Length - 4)) + value[^Math.Min(4, value.Length)..];
}
