using Delivery.Domain;
using Delivery.Functions.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>What the present state forbids is a conflict; what was typed wrongly is not.</summary>
public sealed class ConflictTests
{
    [Theory]
    [InlineData(409, "order.stage")]
    [InlineData(409, "payslip.state")]
    [InlineData(409, "instance.state")]
    [InlineData(409, "settlement.disputes-open")]
    [InlineData(409, "settlement.unagreed")]
    [InlineData(409, "settlement.closing")]
    [InlineData(409, "change.open")]
    [InlineData(409, "training.called-off")]
    [InlineData(409, "filming.twice")]
    [InlineData(422, "payslip.amount")]
    [InlineData(422, "payslip.state", "payslip.amount")]
    public void A_refusal_of_the_state_alone_is_a_conflict(int status, params string[] codes)
    {
        var answer = ApiAnswer.Refused([.. codes.Select(code => new Refusal(code, "不能这样办理"))]);

        Assert.Equal((status, status), (answer.Status, Assert.IsType<Problem>(answer.Body).Status));
    }
}
