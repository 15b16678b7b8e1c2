namespace Delivery.Functions.Settlement.Banking;

/// <summary>Which field of which result a refusal is about.</summary>
internal static class ResultFields
{
    public static string Of(int index, string code) =>
        $"results[{index}].{(code == "payout.return-date" ? "returnedOn" : "payslipId")}";
}
