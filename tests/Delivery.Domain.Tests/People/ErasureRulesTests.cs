using Delivery.Domain.People;

namespace Delivery.Domain.Tests.People;

public class ErasureRulesTests
{
    [Fact]
    public void Whoever_is_owed_money_or_owes_it_is_not_erased() =>
        Assert.Equal(
            [new Refusal("erase.owed", "与这位老师还有1,120.00元没有结清（银行退回或待扣），请结清后再删除", "id")],
            ErasureRules.OfTeacher(lessonsAhead: 0, lessonsUnpaid: 0, owed: 1_120m)
        );

    [Fact]
    public void Whoever_has_nothing_open_is() => Assert.Empty(ErasureRules.OfTeacher(0, 0, 0));
}
