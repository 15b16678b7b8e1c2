using Delivery.Domain.Matching;
using Delivery.Pages.People;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>A certificate in one line, on a page and in a list.</summary>
public sealed class QualificationTextTests
{
    [Theory]
    [InlineData("TJQ 证书1", "证书1", null)]
    [InlineData("TJQ 社体指导员 2024-118", "社体指导员 2024-118", null)]
    [InlineData("TJQ 证书 1 2027-06-30", "证书 1", "2027-06-30")]
    [InlineData("TJQ 证书 1 2027/6/30", "证书 1", "2027-06-30")]
    [InlineData("TJQ 证书 1 2027年6月30日", "证书 1", "2027-06-30")]
    [InlineData("TJQ 甲、乙 1", "甲、乙 1", null)]
    [InlineData("TJQ 甲、B 2027-06-30", "甲、B", "2027-06-30")]
    public void It_is_read(string line, string proof, string? until) =>
        Assert.Equal(
            new Qualification("TJQ", proof, until is null ? null : DateOnly.Parse(until)),
            QualificationText.Read(line)
        );

    [Theory]
    [InlineData("证书")]
    [InlineData("TJQ 2027-06-30")]
    [InlineData("TJQ 证书 2027-02-30")]
    [InlineData("TJQ 证书 2027年6月")]
    [InlineData("TJQ 证书 2027.13.1")]
    [InlineData("TJQ 证书1、PW 证书2")]
    public void What_would_be_kept_as_something_else_is_not_read(string line) =>
        Assert.Null(QualificationText.Read(line));

    [Theory]
    [InlineData("证书 1", null)]
    [InlineData("证书 1", "2027-06-30")]
    [InlineData("社体指导员 2024-01-18", null)]
    [InlineData("2024-1", null)]
    [InlineData("社体指导员 2024-01-18", "2027-06-30")]
    [InlineData("社体指导员 长期", null)]
    public void What_is_written_is_read_back(string proof, string? until)
    {
        var one = new Qualification("TJQ", proof, until is null ? null : DateOnly.Parse(until));

        Assert.Equal(one, QualificationText.Read(QualificationText.Of(one)));
    }
}
