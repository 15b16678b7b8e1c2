namespace Delivery.Domain.Settlement.Banking;

/// <summary>The template of the bank's file, as finance sets it: each bank wants its own.</summary>
/// <param name="Columns">In order, each with the bank's own heading where it has one: <c>name=收款人,account=账号,amount=金额</c>.</param>
/// <param name="Separator">One of <see cref="BankColumns.Separators"/>.</param>
/// <param name="Encoding">UTF-8 or GB18030.</param>
/// <param name="Results">The columns of the bank's results, each with the bank's own heading where it has one.</param>
public sealed record BankFileSettings(
    string Columns = "payslip,name,bank,account,amount,remark",
    string Separator = ",",
    bool HasHeader = true,
    string Encoding = BankColumns.Utf8,
    string Results = "payslip,result,reason,date,file"
);
