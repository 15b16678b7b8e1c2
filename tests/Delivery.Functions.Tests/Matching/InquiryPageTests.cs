using Delivery.Functions.Tests.Pages;
using Delivery.Pages.Matching;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Matching;

/// <summary>What a teacher reads below the buttons of an inquiry.</summary>
public sealed class InquiryPageTests
{
    [Theory]
    [InlineData(InquiryView.Open, true)]
    [InlineData(InquiryView.Accepted, false)]
    [InlineData(InquiryView.Declined, false)]
    public async Task Who_has_answered_is_not_told_what_becomes_of_silence(InquiryView view, bool told)
    {
        using var html = new HtmlPage();
        var page = await html.RenderAsync(MatchingSamples.InquiryIn(view) with { CanAnswer = true });

        Assert.Equal(told, page.Contains("到时未回复", StringComparison.Ordinal));
        Assert.Equal(told, page.Contains("前回复（", StringComparison.Ordinal));
        Assert.Contains("修改", page, StringComparison.Ordinal);
    }
}
