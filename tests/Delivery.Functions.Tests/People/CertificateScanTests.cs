using System.Net;
using Delivery.Functions.People.Certificates;
using Delivery.Functions.Storage;
using Delivery.Functions.Tests.Matching;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>The scan of a certificate is for the teacher and for staff, and goes when it is long over.</summary>
public sealed class CertificateScanTests
{
    private const string Page = "/teachers/T01/certificates";

    [Fact]
    public async Task A_teacher_sends_one_that_staff_read_and_nobody_else()
    {
        await using var town = await Town.StartAsync(teachers: 2);
        using var teacher = town.ClientWith(await town.TeacherCookieAsync("T01"));
        Assert.Contains(Page, await teacher.GetStringAsync("/teacher/profile"), StringComparison.Ordinal);
        Assert.Contains(Page, await town.App.Http.GetStringAsync("/staff/teachers/T01"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync($"{Page}/TJQ")).StatusCode);

        var (none, why) = await SendAsync(teacher, "TJQ", "");
        var (wrong, what) = await SendAsync(teacher, "TJQ", "MZ not a paper");
        var (other, _) = await SendAsync(teacher, "PW", "%PDF-1.7\none\n%%EOF");
        await SendAsync(teacher, "TJQ", "%PDF-1.7\none\n%%EOF");
        var (sent, page) = await SendAsync(teacher, "TJQ", "%PDF-1.7\ntwo\n%%EOF");

        Assert.Equal((422, 422, 404, 200), (none, wrong, other, sent));
        Assert.Contains("请先选择扫描件", why, StringComparison.Ordinal);
        Assert.Contains("扫描件应为 PDF、JPG、PNG 或 HEIC", what, StringComparison.Ordinal);
        Assert.Contains("看扫描件", page, StringComparison.Ordinal);
        using var read = await town.App.Http.GetAsync($"{Page}/TJQ");
        Assert.Contains("two", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("attachment", read.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(1, await FilesAsync(town));
        using var colleague = town.ClientWith(await town.TeacherCookieAsync("T02"));
        using var street = town.ClientWith(await town.StreetCookieAsync(Town.Street));
        foreach (var stranger in new[] { colleague, street })
        foreach (var path in new[] { Page, $"{Page}/TJQ" })
            Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(403, (await SendAsync(colleague, "TJQ", "%PDF-1.7\n%%EOF")).Status);
    }

    [Fact]
    public async Task One_that_is_sent_in_the_same_moment_stays()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await SendAsync(town.App.Http, "TJQ", "%PDF-1.7\none\n%%EOF");
        // Sent, and not yet written down.
        var container = town.App.Services.GetRequiredService<DeliveryBlobs>().Certificates;
        await container.GetBlobClient("T01/TJQ/other.pdf").UploadAsync(BinaryData.FromString("%PDF-1.7"));

        await SendAsync(town.App.Http, "TJQ", "%PDF-1.7\ntwo\n%%EOF");
        await SendAsync(town.App.Http, "TJQ", "%PDF-1.7\ntwo\n%%EOF");

        Assert.True(await container.GetBlobClient("T01/TJQ/other.pdf").ExistsAsync());
        Assert.Equal(2, await FilesAsync(town));
        using var read = await town.App.Http.GetAsync($"{Page}/TJQ");
        Assert.Contains("two", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_with_a_teacher_who_no_longer_teaches()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await SendAsync(town.App.Http, "TJQ", "%PDF-1.7\n%%EOF");
        var teachers = town.App.Services.GetRequiredService<Registers>().Teachers;
        var known = (await teachers.FindAsync("T01"))!.Value;
        await teachers.PutAsync(
            Delivery.Functions.Security.Caller.Service,
            new Delivery.Functions.Workflow.Act("teacher.put", "T01"),
            "T01",
            known with
            {
                Teacher = known.Teacher with { Active = false },
            },
            ifMatch: null
        );

        var expired = town.App.Services.GetRequiredService<ExpiredScans>().Expiring;

        Assert.Equal(1, await expired.DeleteAsync(new DateOnly(2026, 9, 1), null!));
    }

    [Fact]
    public async Task It_is_kept_as_long_as_the_teacher_is_qualified()
    {
        await using var town = await Town.StartAsync(teachers: 1);
        await SendAsync(town.App.Http, "TJQ", "%PDF-1.7\n%%EOF");
        var expired = town.App.Services.GetRequiredService<ExpiredScans>().Expiring;
        var today = new DateOnly(2026, 9, 1);

        Assert.Equal(0, await expired.DeleteAsync(today, null!));
        var known = (await town.App.Services.GetRequiredService<Registers>().Teachers.FindAsync("T01"))!.Value;
        await town
            .App.Services.GetRequiredService<Registers>()
            .Teachers.PutAsync(
                Delivery.Functions.Security.Caller.Service,
                new Delivery.Functions.Workflow.Act("teacher.put", "T01"),
                "T01",
                known with
                {
                    Teacher = known.Teacher with { Qualifications = [new("TJQ", "证书", today.AddDays(-1))] },
                },
                ifMatch: null
            );
        Assert.Equal(0, await expired.DeleteAsync(today.AddDays(-1), null!));
        Assert.Equal(1, await expired.DeleteAsync(today, null!));
        Assert.Equal(0, await FilesAsync(town));
        Assert.Equal(HttpStatusCode.NotFound, (await town.App.Http.GetAsync($"{Page}/TJQ")).StatusCode);
    }

    private static async Task<int> FilesAsync(Town town)
    {
        var files = 0;
        var container = town.App.Services.GetRequiredService<DeliveryBlobs>().Certificates;
        await foreach (var _ in container.GetBlobsAsync())
            files++;
        return files;
    }

    private static async Task<(int Status, string Page)> SendAsync(HttpClient by, string discipline, string content)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content)), "scan", "证书.pdf" },
        };
        using var answer = await by.PostAsync($"{Page}/{discipline}", form);
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? (200, WebUtility.HtmlDecode(await by.GetStringAsync(answer.Headers.Location)))
            : ((int)answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
