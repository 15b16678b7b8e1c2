namespace Delivery.Functions.Settlement.Banking;

/// <summary>Which field of which result a refusal is about.</summary>
internal static class ResultFields
{
    public static string Of(int index, string code) => $"results[{index}].{NameOf(code)}";

    private static string NameOf(string code) =>
        code switch
        {
            "payout.return-date" => "returnedOn",
            "payout.not-in-file" or "payout.file-number" or "payout.file-old" => "file",
            "payout.line" => "number",
            _ => "payslipId",
        };
}
