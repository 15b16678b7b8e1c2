using System.Text.Json;
using Delivery.Pages.People;
using Delivery.Pages.Web;
using Microsoft.AspNetCore.Http;

namespace Delivery.Functions.People.Teachers;

/// <summary>A bank account and an identity number as a person types them.</summary>
internal static class BankForm
{
    public static BankValues Read(IFormCollection form) =>
        new(
            form["accountName"].ToString(),
            form["bank"].ToString(),
            form["account"].ToString(),
            form["idNumber"].ToString()
        );

    public static string? Filled(string typed) => typed.Length > 0 ? typed : null;

    /// <summary>The account is named in all its parts or not at all.</summary>
    public static IReadOnlyList<FieldError> Check(BankValues values) =>
        [
            .. HasBank(values) || values.IdNumber.Length > 0
                ? []
                : (FieldError[])[new("account", "请填写新的银行账户，或新的证件号")],
            .. HasBank(values) ? CheckBank(values) : [],
            .. values.IdNumber.Length == 0 || IsNumber(values.IdNumber, 6, 30, letters: true)
                ? []
                : (FieldError[])[new("idNumber", "证件号应为6至30个字母或数字，请照证件填写")],
        ];

    /// <summary>Null where no account was typed.</summary>
    public static IReadOnlyDictionary<string, JsonElement>? BankOf(BankValues values) =>
        HasBank(values)
            ? new Dictionary<string, JsonElement>
            {
                ["accountName"] = JsonSerializer.SerializeToElement(values.AccountName),
                ["bank"] = JsonSerializer.SerializeToElement(values.Bank),
                ["account"] = JsonSerializer.SerializeToElement(values.Account),
            }
            : null;

    private static IEnumerable<FieldError> CheckBank(BankValues values)
    {
        if (values.AccountName.Length == 0)
            yield return new("accountName", "请填写户名");
        if (values.Bank.Length == 0)
            yield return new("bank", "请填写开户行，例如 建设银行清荷支行");
        if (!IsNumber(values.Account, 8, 30, letters: false))
            yield return new("account", "账号应为8至30位数字，请照银行卡填写");
    }

    private static bool HasBank(BankValues values) =>
        values.AccountName.Length + values.Bank.Length + values.Account.Length > 0;

    private static bool IsNumber(string text, int shortest, int longest, bool letters) =>
        text.Length >= shortest
        && text.Length <= longest
        && text.All(sign => char.IsAsciiDigit(sign) || letters && char.IsAsciiLetter(sign));
}
