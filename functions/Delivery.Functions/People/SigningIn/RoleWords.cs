using Delivery.Functions.Security;

namespace Delivery.Functions.People.SigningIn;

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
}
