using System.Text;
using Delivery.Pages.Web;
using Xunit;

namespace Delivery.Functions.Tests.Pages;

public sealed class AssetTests
{
    [Fact]
    public void The_stylesheet_is_under_twelve_kilobytes() =>
        Assert.InRange(Assets.Stylesheet.Content.Length, 1, 12 * 1024);

    [Fact]
    public void The_stylesheet_keeps_every_block_when_it_is_squeezed()
    {
        var css = Encoding.UTF8.GetString(Assets.Stylesheet.Content.Span);

        Assert.Equal(css.Count(letter => letter == '{'), css.Count(letter => letter == '}'));
        Assert.DoesNotContain("/*", css, StringComparison.Ordinal);
        Assert.Contains("@media (min-width:64rem){", css, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_changes_with_the_content()
    {
        Assert.Equal($"/assets/look.css?v={Assets.Stylesheet.Hash}", Assets.Stylesheet.Path);
        Assert.NotEqual(Assets.Stylesheet.Hash, Assets.Script.Hash);
    }

    [Theory]
    [InlineData("look.css", "text/css; charset=utf-8")]
    [InlineData("forms.js", "text/javascript; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    public void An_asset_is_found_by_its_file_name(string name, string contentType) =>
        Assert.Equal(contentType, Assets.Find(name)?.ContentType);

    [Fact]
    public void What_is_no_asset_is_not_found() => Assert.Null(Assets.Find("../appsettings.json"));
}
