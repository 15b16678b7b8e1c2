using Delivery.Domain.Feedback.News;

namespace Delivery.Domain.Tests.Feedback.News;

public sealed class NewsRulesTests
{
    private static readonly string Enough = new('课', NewsRules.ShortestText);

    [Fact]
    public void A_title_some_text_and_a_few_photos_are_news() =>
        Assert.Empty(NewsRules.Check("太极拳走进清荷", Enough, photos: 9));

    [Fact]
    public void Every_reason_is_said_at_once()
    {
        var refusals = NewsRules.Check(" ", "太短", photos: 10);

        Assert.Equal(["news.title", "news.text", "news.photos"], refusals.Select(refusal => refusal.Code));
        Assert.Equal("请写标题", refusals[0].Message);
        Assert.StartsWith("正文写20到5000个字", refusals[1].Message, StringComparison.Ordinal);
        Assert.Equal("最多9张照片，请挑几张", refusals[2].Message);
    }

    [Fact]
    public void A_letter_beyond_the_basic_plane_is_one_letter()
    {
        Assert.Empty(NewsRules.Check(string.Concat(Enumerable.Repeat("𠮷", NewsRules.LongestTitle)), Enough, 0));
        Assert.Equal(
            "标题最多60个字，请写短一些",
            Assert.Single(NewsRules.Check(new string('课', NewsRules.LongestTitle + 1), Enough, 0)).Message
        );
    }

    [Theory]
    [InlineData(NewsState.Submitted, NewsState.Released, true)]
    [InlineData(NewsState.Submitted, NewsState.Returned, true)]
    [InlineData(NewsState.Returned, NewsState.Submitted, true)]
    [InlineData(NewsState.Returned, NewsState.Released, false)]
    [InlineData(NewsState.SetAside, NewsState.Submitted, true)]
    [InlineData(NewsState.SetAside, NewsState.Released, false)]
    [InlineData(NewsState.Released, NewsState.Released, true)]
    [InlineData(NewsState.Dropped, NewsState.Submitted, true)]
    [InlineData(NewsState.Dropped, NewsState.SetAside, true)]
    [InlineData(NewsState.Dropped, NewsState.Released, false)]
    public void News_goes_its_way_and_no_other(NewsState from, NewsState to, bool may)
    {
        var moved = NewsStates.Move(from, to);

        Assert.Equal(may, !moved.IsRefused);
        if (!may)
            Assert.Equal("news.stage", Assert.Single(moved.Refusals).Code);
    }
}
