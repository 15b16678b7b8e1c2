using Delivery.Domain.Ordering;

namespace Delivery.Domain.Tests.Ordering;

public class LabelTests
{
    [Theory]
    [InlineData(Category.DanceAndAerobics, "操舞类", true)]
    [InlineData(Category.MartialArts, "武术类", true)]
    [InlineData(Category.Other, "其他类", true)]
    [InlineData(Category.Lecture, "科普健身讲座", false)]
    public void A_category_has_its_name_and_is_a_skill_or_a_lecture(Category category, string label, bool skill)
    {
        Assert.Equal(label, category.Label());
        Assert.Equal(skill, category.IsSkill());
    }

    [Fact]
    public void Every_funding_stream_has_a_name_of_its_own() =>
        Assert.Equal(
            ["基本配送", "暑期青少年配送", "非基本配送"],
            Enum.GetValues<FundingStream>().Select(s => s.Label())
        );
}
