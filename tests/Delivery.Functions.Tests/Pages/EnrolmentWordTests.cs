using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

/// <summary>What a citizen reads of a place that is kept for them.</summary>
public sealed class EnrolmentWordTests
{
    [Fact]
    public async Task A_place_that_waits_for_the_code_is_not_called_theirs()
    {
        using var html = new HtmlPage();
        var page = await html.RenderAsync(EnrolmentSamples.WrongCode);

        Assert.Contains("等您填写验证码", page, StringComparison.Ordinal);
        Assert.DoesNotContain("已报名", page, StringComparison.Ordinal);
    }
}
