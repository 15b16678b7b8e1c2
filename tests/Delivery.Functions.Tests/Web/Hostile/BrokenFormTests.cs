using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Forms that no browser sends.</summary>
public sealed class BrokenFormTests(Neighbourhood town) : IClassFixture<Neighbourhood>
{
    public static TheoryData<string, string, string> Forms =>
        new()
        {
            { "a character of value 0", "application/x-www-form-urlencoded", "reason=%00" },
            { "a name of such characters", "application/x-www-form-urlencoded", "%00=1" },
            {
                "more fields than any page has",
                "application/x-www-form-urlencoded",
                string.Join('&', Enumerable.Range(0, 1_100).Select(number => $"f{number}=1"))
            },
            { "no boundary", "multipart/form-data", "--x\r\n\r\n" },
            {
                "cut off in a field",
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n不"
            },
            { "cut off in a header", "multipart/form-data; boundary=x", "--x\r\nContent-Dispos" },
            { "another boundary", "multipart/form-data; boundary=x", "--y\r\n\r\n--y--\r\n" },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_form_that_cannot_be_read_is_refused_with_what_to_do(string what, string type, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/staff/orders/{town.OrderId}/decision");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var answer = await town.App.Http.SendAsync(request);

        Assert.True((int)answer.StatusCode == 400, $"{what}: {(int)answer.StatusCode}");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("表单读不出来", page, StringComparison.Ordinal);
        Assert.Contains("请回到原来的页面，重新填写再提交", page, StringComparison.Ordinal);
        Assert.Empty($"{town.App.Log}");
    }
}
