namespace Delivery.Functions.Security.Words;

/// <summary>What a role may do, in a word.</summary>
public static class RoleWords
{
    public static string Of(string role) =>
        role switch
        {
            Role.Reviewer => "审核",
            Role.Matcher => "匹配",
            Role.Publisher => "发布",
            Role.FinanceMaker => "编制结算",
            Role.FinanceApprover => "批准发放",
            Role.Conduct => "违规与整改",
            Role.Admin => "管理",
            _ => role,
        };

    /// <summary>What the audit log keeps of a key, "412400e3: reviewer matcher", as people read it: 412400e3：审核、匹配.</summary>
    public static string? OfNote(string? note) =>
        note?.Split(": ", 2) is [var fingerprint, var roles]
            ? $"{fingerprint}：{string.Join('、', roles.Split([' ', ',', '、'], StringSplitOptions.RemoveEmptyEntries).Select(Of))}"
            : note;
}
