using System.Text.Json;
using Delivery.Functions.People.Teachers;
using Delivery.Functions.Web;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>Where a body names fields of its own, none of them takes the place of another unseen.</summary>
public sealed class DuplicateFieldTests
{
    [Theory]
    [InlineData("""{"account":"6222000011112222","bank":"某银行"}""")]
    [InlineData("""{"account":"1","account":"2"}""", "bank.account")]
    [InlineData("""{"branch":{"city":"上海","city":"苏州"},"account":"1"}""", "bank.branch.city")]
    [InlineData("""{"accounts":[{"no":"1"},{"no":"2","no":"3"}]}""", "bank.accounts[1].no")]
    public void A_field_of_a_bank_account_is_written_once(string bank, params string[] twice)
    {
        using var body = JsonDocument.Parse(
            $$"""
            {"name":"王一","phone":"13800000002","email":"wang@example.cn","disciplines":["D01"],"grade":"一级",
            "districts":["黄浦区"],"bank":{{bank}}}
            """
        );

        Assert.Equal(
            twice.Select(field => $"body.duplicate-field {field}"),
            JsonShape.Check(body.RootElement, typeof(TeacherBody)).Select(one => $"{one.Code} {one.Field}")
        );
    }
}
